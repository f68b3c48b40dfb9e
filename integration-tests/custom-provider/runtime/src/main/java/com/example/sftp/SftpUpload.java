package com.example.sftp;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteCondition;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Parts go to their positions in one file. */
final class SftpUpload implements MultipartUpload {

    private final SftpChannels channels;
    private final RemoteFile file;
    private final String key;
    private final long partSize;
    private final WriteCondition condition;
    private final ConcurrentHashMap<Integer, Long> parts = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    SftpUpload(SftpChannels channels, RemoteFile file, String key, long partSize, WriteCondition condition) {
        this.channels = channels;
        this.file = file;
        this.key = key;
        this.partSize = partSize;
        this.condition = condition;
    }

    @Override
    public void uploadPart(int number, Payload part) throws StoreException {
        channels.call("cannot write part " + number + " of '" + key + "'", channel -> {
            file.write(channel, (number - 1) * partSize, part);
            parts.put(number, part.length());
            return null;
        });
    }

    @Override
    public PutOutcome complete() throws StoreException {
        PutOutcome outcome = channels.call("cannot complete '" + key + "'", channel -> {
            int last = parts.size();
            file.finish(channel, (last - 1) * partSize + parts.get(last));
            return file.publish(channel, condition);
        });
        ended.set(true);
        return outcome;
    }

    @Override
    public void abort() throws StoreException {
        if (ended.compareAndSet(false, true)) {
            channels.call("cannot abort '" + key + "'", channel -> {
                file.discard(channel);
                return null;
            });
        }
    }
}
