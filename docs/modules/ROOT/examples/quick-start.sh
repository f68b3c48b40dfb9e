# The commands of the quick start, in their order. The lines between the tags are what the page shows; the others are
# the test's, which runs everything as it stands but for the folders /opt/pgcellar and /var/lib/postgresql and the port
# 5433, in whose place come others that are free.
psql -qc "CREATE TABLE orders AS SELECT id FROM generate_series(1, 1000) id"

# tag::check[]
pgcellar check-wal-archive s3://my-bucket/pg main
# end::check[]

# tag::archive[]
psql -c "ALTER SYSTEM SET archive_mode = on" \
     -c "ALTER SYSTEM SET archive_command = '/opt/pgcellar/bin/pgcellar wal-archive --gzip s3://my-bucket/pg main %p'"
pg_ctl restart -D /var/lib/postgresql/data -l /var/lib/postgresql/data.log
# end::archive[]

# tag::archived[]
psql -c "SELECT pg_switch_wal()"
psql -c "SELECT last_archived_wal, last_archived_time, failed_count, last_failed_wal FROM pg_stat_archiver"
# end::archived[]
eventually t "SELECT archived_count > 0 FROM pg_stat_archiver"
expect 0 "SELECT failed_count FROM pg_stat_archiver"

# tag::backup[]
pgcellar backup --gzip --immediate-checkpoint s3://my-bucket/pg main
pgcellar backup-list s3://my-bucket/pg main
# end::backup[]

psql -qc "INSERT INTO orders VALUES (1001)"
# Noted before the switch: PostgreSQL writes into the next segment of its own accord.
segment=$(psql -Atc "SELECT pg_walfile_name(pg_current_wal_lsn())")
# tag::switch[]
psql -c "SELECT pg_switch_wal()"
# end::switch[]
eventually t "SELECT last_archived_wal >= '$segment' FROM pg_stat_archiver"

# tag::restore[]
pgcellar restore s3://my-bucket/pg main latest /var/lib/postgresql/restored
cat >> /var/lib/postgresql/restored/postgresql.auto.conf <<'END'
archive_mode = off
restore_command = '/opt/pgcellar/bin/pgcellar wal-restore s3://my-bucket/pg main %f %p'
END
touch /var/lib/postgresql/restored/recovery.signal
pg_ctl start -D /var/lib/postgresql/restored -l /var/lib/postgresql/restored.log -o '-p 5433'
psql -p 5433 -c "SELECT pg_is_in_recovery()"
# end::restore[]
eventually f "SELECT pg_is_in_recovery()" -p 5433
expect 1001 "SELECT count(*) FROM orders" -p 5433

# tag::stop[]
pg_ctl stop -D /var/lib/postgresql/restored
rm -r /var/lib/postgresql/restored
# end::stop[]

# tag::retention[]
pgcellar backup-delete --dry-run --retention-policy 'RECOVERY WINDOW OF 4 WEEKS' s3://my-bucket/pg main
pgcellar backup-delete --retention-policy 'RECOVERY WINDOW OF 4 WEEKS' s3://my-bucket/pg main
# end::retention[]
