/** Files and folders that the fixtures share. */
package dev.pgcellar.testsupport.files;
