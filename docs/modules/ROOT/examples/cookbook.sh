# The commands of the cookbook, in the order in which they can all be run on one cluster. The lines between the tags are
# what the page shows; the others are the test's, which runs everything as it stands but for the folders /opt/pgcellar
# and /var/lib/postgresql and the port 5433, in whose place come others that are free.
psql -qc "CREATE TABLE orders AS SELECT id FROM generate_series(1, 1000) id"

# tag::role[]
psql -c "CREATE ROLE backup LOGIN" \
     -c "GRANT pg_monitor TO backup" \
     -c "GRANT EXECUTE ON FUNCTION pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal(), pg_create_restore_point(text) TO backup"
# end::role[]

# tag::backup-by-name[]
pgcellar backup --gzip --immediate-checkpoint --name before-release s3://my-bucket/pg main
# end::backup-by-name[]

# tag::restore-point[]
psql -c "SELECT pg_create_restore_point('schema changed')"
# end::restore-point[]
# tag::xid[]
xid=$(psql -Atq -c "BEGIN" -c "INSERT INTO orders VALUES (1001)" -c "SELECT pg_current_xact_id()" -c "COMMIT")
# end::xid[]
psql -qc "INSERT INTO orders VALUES (1002)"
# tag::lsn[]
lsn=$(psql -Atc "SELECT pg_current_wal_lsn()")
# end::lsn[]
psql -qc "INSERT INTO orders VALUES (1003)"
moment=$(psql -Atc "SELECT clock_timestamp()")
psql -qc "DROP TABLE orders"
archive_all

# Someone dropped a table.
# tag::rescue[]
pgcellar restore --target-time "$moment" s3://my-bucket/pg main auto /var/lib/postgresql/rescue
cat >> /var/lib/postgresql/rescue/postgresql.auto.conf <<END
archive_mode = off
restore_command = '/opt/pgcellar/bin/pgcellar wal-restore s3://my-bucket/pg main %f %p'
recovery_target_time = '$moment'
recovery_target_action = promote
END
touch /var/lib/postgresql/rescue/recovery.signal
pg_ctl start -D /var/lib/postgresql/rescue -l /var/lib/postgresql/rescue.log -o '-p 5433'
# end::rescue[]
eventually f "SELECT pg_is_in_recovery()" -p 5433
# tag::rescued[]
pg_dump -p 5433 --table=orders postgres | psql --single-transaction --set=ON_ERROR_STOP=1 postgres
pg_ctl stop -D /var/lib/postgresql/rescue
rm -r /var/lib/postgresql/rescue
# end::rescued[]
expect 1003 "SELECT count(*) FROM orders"

# Forward in steps: a restore point, a transaction, a location.
# tag::steps[]
pgcellar restore s3://my-bucket/pg main before-release /var/lib/postgresql/steps
cat >> /var/lib/postgresql/steps/postgresql.auto.conf <<'END'
archive_mode = off
restore_command = '/opt/pgcellar/bin/pgcellar wal-restore s3://my-bucket/pg main %f %p'
recovery_target_name = 'schema changed'
recovery_target_action = pause
END
touch /var/lib/postgresql/steps/recovery.signal
pg_ctl start -D /var/lib/postgresql/steps -l /var/lib/postgresql/steps.log -o '-p 5433'
psql -p 5433 -c "SELECT pg_get_wal_replay_pause_state()"
# end::steps[]
eventually paused "SELECT pg_get_wal_replay_pause_state()" -p 5433
expect 1000 "SELECT count(*) FROM orders" -p 5433
# tag::next-step[]
psql -p 5433 -c "ALTER SYSTEM RESET recovery_target_name" -c "ALTER SYSTEM SET recovery_target_xid = '$xid'"
pg_ctl restart -D /var/lib/postgresql/steps -l /var/lib/postgresql/steps.log
# end::next-step[]
eventually paused "SELECT pg_get_wal_replay_pause_state()" -p 5433
expect 1001 "SELECT count(*) FROM orders" -p 5433
# tag::last-step[]
psql -p 5433 -c "ALTER SYSTEM RESET recovery_target_xid" -c "ALTER SYSTEM SET recovery_target_lsn = '$lsn'"
pg_ctl restart -D /var/lib/postgresql/steps -l /var/lib/postgresql/steps.log
# end::last-step[]
eventually paused "SELECT pg_get_wal_replay_pause_state()" -p 5433
expect 1002 "SELECT count(*) FROM orders" -p 5433

# It takes the place of the old server, under the same name in the archive.
# tag::promote[]
psql -p 5433 -c "ALTER SYSTEM RESET recovery_target_lsn" -c "ALTER SYSTEM RESET recovery_target_action" \
    -c "ALTER SYSTEM SET archive_mode = on"
psql -p 5433 -c "SELECT pg_promote()"
pg_ctl restart -D /var/lib/postgresql/steps -l /var/lib/postgresql/steps.log
# end::promote[]
psql -qp 5433 -c "INSERT INTO orders VALUES (2001), (2002)"
archive_all -p 5433
pg_ctl stop -D /var/lib/postgresql/steps

# The old timeline after all.
# tag::timeline[]
pgcellar restore --target-tli 1 s3://my-bucket/pg main auto /var/lib/postgresql/timeline
cat >> /var/lib/postgresql/timeline/postgresql.auto.conf <<END
archive_mode = off
restore_command = '/opt/pgcellar/bin/pgcellar wal-restore s3://my-bucket/pg main %f %p'
recovery_target_timeline = 1
recovery_target_time = '$moment'
recovery_target_action = promote
END
touch /var/lib/postgresql/timeline/recovery.signal
pg_ctl start -D /var/lib/postgresql/timeline -l /var/lib/postgresql/timeline.log -o '-p 5433'
# end::timeline[]
eventually f "SELECT pg_is_in_recovery()" -p 5433
expect 1003 "SELECT count(*) FROM orders" -p 5433
pg_ctl stop -m immediate -D /var/lib/postgresql/timeline

# tag::test[]
restore-test.sh s3://my-bucket/pg main /var/lib/postgresql/restore-test 5433
# end::test[]
[ ! -e /var/lib/postgresql/restore-test ]

# A standby, with a tablespace elsewhere.
mkdir /var/lib/postgresql/reports
psql -qc "CREATE TABLESPACE reports LOCATION '/var/lib/postgresql/reports'"
psql -qc "CREATE TABLE sums TABLESPACE reports AS SELECT 1 AS id"
PGUSER=backup pgcellar backup --gzip --immediate-checkpoint s3://my-bucket/pg main
psql -qc "INSERT INTO sums VALUES (2)"
# tag::standby[]
pgcellar restore --tablespace reports:/var/lib/postgresql/reports-of-standby \
    s3://my-bucket/pg main latest /var/lib/postgresql/standby
cat >> /var/lib/postgresql/standby/postgresql.auto.conf <<END
restore_command = '/opt/pgcellar/bin/pgcellar wal-restore s3://my-bucket/pg main %f %p'
primary_conninfo = 'host=$PGHOST port=$PGPORT user=$PGUSER'
END
touch /var/lib/postgresql/standby/standby.signal
pg_ctl start -D /var/lib/postgresql/standby -l /var/lib/postgresql/standby.log -o '-p 5433'
# end::standby[]
eventually 2 "SELECT count(*) FROM sums" -p 5433
expect /var/lib/postgresql/reports-of-standby \
    "SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'reports'" -p 5433
# tag::backup-of-standby[]
pgcellar backup --gzip --immediate-checkpoint -p 5433 s3://my-bucket/pg main
# end::backup-of-standby[]
pg_ctl stop -m immediate -D /var/lib/postgresql/standby
