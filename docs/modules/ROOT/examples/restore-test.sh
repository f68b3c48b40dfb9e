#!/usr/bin/env bash
# restore-test.sh URL SERVER FOLDER PORT: restores the newest backup into FOLDER, which must not exist, recovers all WAL
# that is archived, checks every page, heap and index, and removes the folder again. Ends with 0 when all was well.
set -euo pipefail
url=$1 server=$2 folder=$3 port=$4

[ ! -e "$folder" ] || { echo "$folder exists; name a folder to be made" >&2; exit 1; }
trap 'pg_ctl stop -s -m immediate -D "$folder" 2>/dev/null || true; rm -rf "$folder" "$folder.log"' EXIT

pgcellar restore "$url" "$server" auto "$folder"
cat >> "$folder/postgresql.auto.conf" <<END
archive_mode = off
restore_command = '$(command -v pgcellar) wal-restore "$url" "$server" %f %p'
END
touch "$folder/recovery.signal"

pg_ctl start -s -t 3600 -D "$folder" -l "$folder.log" -o "-p $port" || { cat "$folder.log" >&2; exit 1; }
until [ "$(psql -p "$port" -Atc 'SELECT pg_is_in_recovery()' postgres)" = f ]; do
    pg_ctl status -D "$folder" >/dev/null || { cat "$folder.log" >&2; exit 1; }
    sleep 1
done
pg_amcheck -p "$port" --all --install-missing --heapallindexed --parent-check
psql -p "$port" -Atc "SELECT 'recovered to ' || coalesce(pg_last_xact_replay_timestamp()::text, 'the backup itself')" postgres
pg_ctl stop -s -D "$folder"
if pg_controldata "$folder" | grep -q 'page checksum version: *[1-9]'; then pg_checksums --check -D "$folder"; fi
