/**
 * What an application that embeds PgCellar gets when it has further extensions: scheduled backups, health checks and
 * metrics of the servers under {@code pgcellar.servers}. The build adds each only where its extension is there; nothing
 * else refers to these classes.
 */
package dev.pgcellar.embedded;
