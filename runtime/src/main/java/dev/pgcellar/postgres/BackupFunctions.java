package dev.pgcellar.postgres;

/**
 * How a server of some version is asked to back up (contract 03 sections 3.4 and 3.5). Names are qualified, so that a
 * search path cannot redirect them.
 *
 * @param serverVersion for instance 150018
 */
record BackupFunctions(int serverVersion) {

    private static final int V10 = 100_000;
    private static final int V14 = 140_000;
    private static final int V15 = 150_000;
    private static final int V17 = 170_000;

    private static final String NOW = "pg_catalog.to_char(pg_catalog.now(), 'YYYY-MM-DD\"T\"HH24:MI:SS.USOF')";
    private static final String CHECKPOINT_TIMELINE = "(SELECT timeline_id FROM pg_catalog.pg_control_checkpoint())";

    /** One row of location, timeline and time; the parameters are the label and whether the checkpoint is fast. */
    String start() {
        return "SELECT location::text, " + CHECKPOINT_TIMELINE + ", " + NOW + " FROM "
                + (serverVersion >= V15
                        ? "pg_catalog.pg_backup_start(?, ?)"
                        : "pg_catalog.pg_start_backup(?, ?, FALSE)")
                + " AS location";
    }

    /** One row of location, timeline, time and label file; waits for archiving as the server sees fit. */
    String stop() {
        return "SELECT lsn::text, CASE WHEN pg_catalog.pg_is_in_recovery()"
                + " THEN (SELECT min_recovery_end_timeline FROM pg_catalog.pg_control_recovery())"
                + " ELSE " + CHECKPOINT_TIMELINE + " END, " + NOW + ", labelfile FROM "
                + (serverVersion >= V15 ? "pg_catalog.pg_backup_stop()" : "pg_catalog.pg_stop_backup(FALSE)");
    }

    boolean hasIdleSessionTimeout() {
        return serverVersion >= V14;
    }

    /** One row: the name of the segment that is being written. */
    String currentSegment() {
        if (serverVersion >= V17) {
            return "SELECT (pg_catalog.pg_walfile_name_offset(pg_catalog.pg_current_wal_insert_lsn())).file_name";
        }
        return serverVersion >= V10
                ? "SELECT pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn())"
                : "SELECT pg_catalog.pg_xlogfile_name(pg_catalog.pg_current_xlog_insert_location())";
    }

    String switchSegment() {
        return serverVersion >= V10
                ? "SELECT pg_catalog.pg_switch_wal()::text"
                : "SELECT pg_catalog.pg_switch_xlog()::text";
    }

    /** One boolean: whether this role may do everything that a backup needs. */
    String privilegeCheck() {
        String superuser = "SELECT (SELECT usesuper FROM pg_catalog.pg_user WHERE usename = CURRENT_USER)";
        if (serverVersion < V10) {
            return superuser;
        }
        return superuser + " OR ("
                + "(pg_catalog.pg_has_role(CURRENT_USER, 'pg_monitor', 'USAGE')"
                + " OR (pg_catalog.pg_has_role(CURRENT_USER, 'pg_read_all_settings', 'USAGE')"
                + " AND pg_catalog.pg_has_role(CURRENT_USER, 'pg_read_all_stats', 'USAGE')))"
                + mayExecute(serverVersion >= V15 ? "pg_backup_start(text,bool)" : "pg_start_backup(text,bool,bool)")
                + " AND (" + stopPrivilege() + ")"
                + mayExecute("pg_switch_wal()")
                + mayExecute("pg_create_restore_point(text)") + ")";
    }

    private String stopPrivilege() {
        return serverVersion >= V15
                ? executable("pg_backup_stop(bool)")
                : executable("pg_stop_backup()") + " OR " + executable("pg_stop_backup(bool,bool)");
    }

    private static String mayExecute(String function) {
        return " AND " + executable(function);
    }

    private static String executable(String function) {
        return "pg_catalog.has_function_privilege(CURRENT_USER, 'pg_catalog." + function + "', 'EXECUTE')";
    }
}
