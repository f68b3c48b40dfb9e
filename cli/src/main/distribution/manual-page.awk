# Turns a help text of unbroken lines into a manual page.

function text(line) {
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    gsub(/'/, "\\(aq", line)
    return line ~ /^[.]/ ? "\\\&" line : line
}

function section(title) {
    if (title != current) print ".SH " title
    current = title
}

# An argument, option or command, and what it is for.
function entry(term, meaning) {
    print ".TP"
    print ".B " text(term)
    print text(meaning)
}

/^usage: / {
    synopsis = substr($0, 8)
    next
}

# The first line after the synopsis says what the command does.
!described {
    described = 1
    summary = $0
    sub(/\. .*/, "", summary)
    sub(/\.$/, "", summary)
    print ".TH " toupper(text(name)) " 1 " date " \"PgCellar " version "\" \"PgCellar\""
    section("NAME")
    print text(name) " \\- " tolower(substr(text(summary), 1, 1)) substr(text(summary), 2)
    section("SYNOPSIS")
    print ".B " text(synopsis)
    section("DESCRIPTION")
    print text($0)
    next
}

/^Commands:/ {
    section("COMMANDS")
    commands = 1
    next
}

/^Exit codes:/ {
    section("EXIT STATUS")
    commands = 1
    next
}

/^Examples:/ {
    section("EXAMPLES")
    print ".nf"
    examples = 1
    next
}

examples {
    sub(/^ +/, "")
    print text($0)
    next
}

# A term too long for its column has its meaning on the next line.
term != "" && substr($0, 1, 20) ~ /^ +$/ {
    sub(/^ +/, "")
    entry(term, $0)
    term = ""
    next
}

/^ +[^ ]/ {
    sub(/^ +/, "")
    if (!commands) section($0 ~ /^-/ ? "OPTIONS" : "ARGUMENTS")
    at = match($0, /  +/)
    if (at) entry(substr($0, 1, at - 1), substr($0, at + RLENGTH))
    else term = $0
    next
}

END {
    if (examples) print ".fi"
    section("FILES")
    print "Every option can be given a default, as"
    print ".BI pgcellar. option\\~ =\\~ value"
    print "or"
    print ".BI pgcellar. command . option\\~ =\\~ value\\fR,"
    print "in the first of these that has it:"
    entry("pgcellar.properties", "In the folder of the installation.")
    entry("~/.config/pgcellar/pgcellar.properties", "Of the user; below XDG_CONFIG_HOME if that is set.")
    entry("/etc/pgcellar/pgcellar.properties", "Of the machine.")
    section("ENVIRONMENT")
    entry("PGCELLAR_COMMAND_OPTION", "The default of an option, for instance PGCELLAR_BACKUP_JOBS.")
    entry("PGCELLAR_JAVA_OPTS", "Further options of the Java runtime, for instance -Xmx512m.")
    section("SEE ALSO")
    if (name == "pgcellar") print ".BR pgcellar\\-backup (1),\n.BR pgcellar\\-wal\\-archive (1),\n.BR pgcellar\\-restore (1)"
    else print ".BR pgcellar (1)"
}
