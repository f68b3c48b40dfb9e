package dev.pgcellar.snapshot.gcp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies a disk.
 *
 * @param extent {@code zones} or {@code regions}
 * @param place name of the zone or region
 */
record DiskSource(String project, String extent, String place, String name) {

    private static final Pattern FORM =
            Pattern.compile("(?:.*/)?projects/([^/]+)/(zones|regions)/([^/]+)/disks/([^/]+)");

    /** Parses {@code https://…/projects/p/zones/z/disks/name}, as machines and records have it. */
    static Optional<DiskSource> parse(String url) {
        Matcher matcher = FORM.matcher(url);
        return matcher.matches()
                ? Optional.of(new DiskSource(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** As requests name it: {@code projects/p/zones/z/disks/name}. */
    String text() {
        return "projects/" + project + "/" + extent + "/" + place + "/disks/" + name;
    }

    /** Where the disk is asked for. */
    String path() {
        return ComputeRequest.path("projects", project, extent, place, "disks", name);
    }
}
