package dev.pgcellar.compression.lz4;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG.Bits;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The frame format of LZ4. Levels below 3 use the fast compressor, others the high compressor; those above 12 work as
 * 12, as everywhere. Writes one frame of independent blocks with a checksum of the content. Reads frames in sequence,
 * with linked blocks, any block size, checksums, content sizes and skippable frames.
 */
public class Lz4Codec implements Codec {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LOWEST_HIGH_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 12;
    private static final int UNKNOWN_SIZE = -1;
    private static final CompressionLevels LEVELS = new CompressionLevels(0, 16, 0, 6, 10);

    private final LZ4Factory blocks;

    /** Compresses with the native library where it can be loaded. */
    public Lz4Codec() {
        this(BlockLibrary.fastest());
    }

    Lz4Codec(LZ4Factory blocks) {
        this.blocks = blocks;
    }

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        return new LZ4FrameOutputStream(
                sink,
                BLOCKSIZE.SIZE_256KB,
                UNKNOWN_SIZE,
                compressor(level),
                XXHashFactory.safeInstance().hash32(),
                Bits.BLOCK_INDEPENDENCE,
                Bits.CONTENT_CHECKSUM);
    }

    private LZ4Compressor compressor(int level) {
        return level < LOWEST_HIGH_LEVEL
                ? blocks.fastCompressor()
                : blocks.highCompressor(Math.min(level, HIGHEST_LEVEL));
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return new Lz4FrameInputStream(new BufferedInputStream(source, BUFFER_BYTES), blocks.safeDecompressor());
    }
}
