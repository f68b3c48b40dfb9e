/** Programs run as processes of their own, with everything they say and the signals they get. */
package dev.pgcellar.testsupport.process;
