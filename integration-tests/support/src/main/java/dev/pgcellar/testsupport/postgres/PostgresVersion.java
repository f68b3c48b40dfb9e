package dev.pgcellar.testsupport.postgres;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The major versions that tests may have at hand. */
public enum PostgresVersion {
    /** With the Maven profile {@code slow}. */
    V14(14),
    /** Where Debian's package {@code postgresql-15} is installed; the only one with client programs. */
    V15(15),
    /** With the Maven profile {@code slow}. */
    V16(16),
    /** With the Maven profile {@code slow}. */
    V17(17),
    /** Always. */
    V18(18);

    private final int major;

    PostgresVersion(int major) {
        this.major = major;
    }

    public int major() {
        return major;
    }

    /** Whether {@link #install} will succeed. */
    public boolean isAvailable() {
        return bundled() != null || Files.isExecutable(debianFolder().resolve("postgres"));
    }

    /** Those at hand, oldest first. */
    public static List<PostgresVersion> available() {
        return Arrays.stream(values()).filter(PostgresVersion::isAvailable).toList();
    }

    /**
     * The programs of this version, unpacked on first use into a cache that later runs share.
     *
     * @throws IllegalStateException when the version is not at hand
     */
    public PostgresPrograms install() {
        return install(BinariesCache.ofThisUser());
    }

    /**
     * The programs of this version, unpacked on first use into a folder of the caller's.
     *
     * @param folder is made when it does not exist
     * @throws IllegalStateException when the version is not at hand
     */
    public PostgresPrograms installInto(Path folder) {
        return install(new BinariesCache(folder));
    }

    private PostgresPrograms install(BinariesCache cache) {
        URL jar = bundled();
        if (jar != null) {
            return new PostgresPrograms(cache.unpacked(major, jar).resolve("bin"));
        }
        if (!isAvailable()) {
            throw new IllegalStateException(
                    "PostgreSQL " + major + " is neither bundled (Maven profile slow) nor installed by Debian");
        }
        return new PostgresPrograms(debianFolder());
    }

    private URL bundled() {
        return PostgresVersion.class.getResource("binaries/" + major + ".jar");
    }

    private Path debianFolder() {
        return Path.of("/usr/lib/postgresql", Integer.toString(major), "bin");
    }
}
