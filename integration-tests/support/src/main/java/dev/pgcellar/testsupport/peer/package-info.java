/** Another implementation of the same commands, as packaged by Debian, used as a black box. */
package dev.pgcellar.testsupport.peer;
