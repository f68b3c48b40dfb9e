/** What the services of Google Cloud have in common. */
package dev.pgcellar.testsupport.google;
