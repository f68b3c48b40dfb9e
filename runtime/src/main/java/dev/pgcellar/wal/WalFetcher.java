package dev.pgcellar.wal;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches WAL files back (contract 03 section 2). The destination is replaced whole or not touched.
 */
public final class WalFetcher {

    private final ObjectStore store;
    private final ServerLayout layout;
    private final Codecs codecs;

    public WalFetcher(ObjectStore store, ServerLayout layout, Codecs codecs) {
        this.store = store;
        this.layout = layout;
        this.codecs = codecs;
    }

    /**
     * Fetches one file.
     *
     * @param destination file to be written; its folder must exist
     * @return the key it came from, or empty when the archive definitely does not hold the file
     * @throws IOException when the store fails, the archived file is damaged, or the destination cannot be written
     * @throws InvalidConfigurationException when this build lacks the codec of the archived file
     */
    public Optional<String> fetch(WalName name, Path destination, PartialSegments partials) throws IOException {
        Optional<WalCandidate> candidate = find(name, partials);
        if (candidate.isEmpty()) {
            return Optional.empty();
        }
        deliver(name, candidate.get(), destination);
        return candidate.map(WalCandidate::key);
    }

    /** The best archived form of a file, or empty when the archive definitely does not hold it. */
    public Optional<WalCandidate> find(WalName name, PartialSegments partials) throws StoreException {
        return new WalCandidates(store, layout).best(name, partials);
    }

    /**
     * Fetches an archived form of a file.
     *
     * @param destination file to be written; its folder must exist
     * @throws IOException as {@link #fetch} does
     */
    public void deliver(WalName name, WalCandidate candidate, Path destination) throws IOException {
        try (ObjectContent content = store.get(candidate.key())
                        .orElseThrow(() -> new StoreErrorException(
                                "'" + candidate.key() + "' was listed but vanished before it could be read",
                                true,
                                null));
                InputStream plain = decompressed(sound(content, candidate), candidate);
                WalFile file = WalFile.create(destination)) {
            file.copy(plain, candidate.key());
            if (name.kind() == WalName.Kind.SEGMENT && !candidate.partial()) {
                file.requireCompleteSegment(candidate.key());
            }
            file.publish();
        }
    }

    /**
     * Delivers a complete and durable file that was fetched before; it is gone from its place then.
     *
     * @return false when that cannot be done, whatever the reason; the destination is as it was then
     * @throws IOException when the destination is of a kind that is not replaced
     */
    public boolean deliver(Path fetched, Path destination) throws IOException {
        return WalFile.move(fetched, destination);
    }

    /** Refuses an answer that cannot be the object, for instance the page by which a proxy reports a failure. */
    private static InputStream sound(ObjectContent content, WalCandidate candidate) throws StoreErrorException {
        if (content.length() != candidate.size()) {
            throw new StoreErrorException(
                    "'" + candidate.key() + "' was listed with " + candidate.size()
                            + " bytes, but the answer to reading it" + " has " + content.length(),
                    true,
                    null);
        }
        return content.stream();
    }

    private InputStream decompressed(InputStream source, WalCandidate candidate) throws IOException {
        if (candidate.suffix().isEmpty()) {
            return source;
        }
        Codec codec = codecs.reading(candidate.key(), candidate.suffix());
        try {
            return codec.decompress(source);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreErrorException(
                    "'" + candidate.key() + "' cannot be decompressed: " + e.getMessage(), false, e);
        }
    }
}
