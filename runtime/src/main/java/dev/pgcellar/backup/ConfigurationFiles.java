package dev.pgcellar.backup;

import dev.pgcellar.archive.ArchiveWriter;
import dev.pgcellar.archive.DataDirectory;
import dev.pgcellar.postgres.ClusterFacts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The configuration files that a cluster keeps outside its data directory (contract 01 section 2.6).
 */
final class ConfigurationFiles {

    private static final Logger LOG = Logger.getLogger(ConfigurationFiles.class);

    private final DataDirectory dataDirectory;
    private final ClusterFacts facts;

    ConfigurationFiles(ClusterFacts facts) {
        this.facts = facts;
        this.dataDirectory = new DataDirectory(Path.of(facts.pgdata()));
    }

    /**
     * Adds the files to the archive of the data directory. Only the ident file may be missing.
     *
     * @throws NoSuchFileException when another one is
     */
    void addTo(ArchiveWriter archive) throws IOException {
        addRequired(archive, facts.configFile());
        addRequired(archive, facts.hbaFile());
        addIfOutside(archive, facts.identFile());
    }

    private void addRequired(ArchiveWriter archive, String file) throws IOException {
        if (!addIfOutside(archive, file)) {
            throw new NoSuchFileException(file, null, "the configuration file does not exist");
        }
    }

    /** Returns false when the file is missing. */
    private boolean addIfOutside(ArchiveWriter archive, String file) throws IOException {
        return file == null || dataDirectory.contains(Path.of(file)) || archive.addConfigurationFile(Path.of(file));
    }

    /** Says which included files the backup does not hold, if any. */
    void warnOfIncludedFiles() {
        List<String> missed = facts.includedFiles().stream()
                .filter(file -> !dataDirectory.contains(Path.of(file)))
                .toList();
        if (!missed.isEmpty()) {
            LOG.warnf(
                    "these included configuration files lie outside the data directory and are not backed up: %s",
                    String.join(", ", missed));
        }
    }
}
