package dev.pgcellar.storage.azure;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/**
 * The command-line options of the Azure storage (contract 00 section 2, 03 sections 1 and 3.1). Each has a setting of
 * the same meaning in {@link AzureConfig}.
 */
public final class AzureOptions {

    static final String ENCRYPTION_SCOPE = "--encryption-scope";
    static final String MAX_BLOCK_SIZE = "--max-block-size";
    static final String MAX_CONCURRENCY = "--max-concurrency";
    static final String MAX_SINGLE_PUT_SIZE = "--max-single-put-size";

    private static final List<String> WAL_ARCHIVE = List.of("wal-archive");

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            Identity.option(
                    "Azure identity to use, whatever the environment holds (default: the environment's connection string, SAS"
                            + " token or key, else the first identity there is)"),
            new ProviderOption(
                    ENCRYPTION_SCOPE,
                    List.of(),
                    "SCOPE",
                    Type.TEXT,
                    List.of(),
                    "Azure encryption scope of the blobs written (default: the container's)",
                    List.of("backup", "wal-archive")),
            new ProviderOption(
                    MAX_BLOCK_SIZE,
                    List.of(),
                    "SIZE",
                    Type.SIZE,
                    List.of(),
                    "size in bytes, or with a suffix, of the blocks of an Azure blob above the single put size"
                            + " (default: 4MB)",
                    WAL_ARCHIVE),
            new ProviderOption(
                    MAX_CONCURRENCY,
                    List.of(),
                    "N",
                    Type.POSITIVE_INTEGER,
                    List.of(),
                    "how many blocks of an Azure blob are sent at the same time (default: 1)",
                    WAL_ARCHIVE),
            new ProviderOption(
                    MAX_SINGLE_PUT_SIZE,
                    List.of(),
                    "SIZE",
                    Type.SIZE,
                    List.of(),
                    "size in bytes, or with a suffix, up to which an Azure blob is written by one request (default:"
                            + " 64MB)",
                    WAL_ARCHIVE));

    private AzureOptions() {}
}
