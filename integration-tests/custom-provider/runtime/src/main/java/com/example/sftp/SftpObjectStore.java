package com.example.sftp;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;

/** A folder of a server as an object store. It can hold either the key {@code a} or keys below {@code a/}. */
final class SftpObjectStore implements ObjectStore {

    private static final StoreLimits LIMITS = new StoreLimits(10_000, 64 * 1024, 1L << 40, 1L << 53, 1_000);
    private static final ByteRange EVERYTHING = new ByteRange(0, Long.MAX_VALUE);

    private final RemoteFolders folders;
    private final SftpChannels channels;

    SftpObjectStore(String root, SftpChannels channels) {
        this.folders = new RemoteFolders(root);
        this.channels = channels;
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return channels.call("cannot look up '" + key + "'", channel -> object(channel, key)
                .map(found -> new ObjectInfo(
                        key, found.getSize(), found.getModifyTime().toInstant())));
    }

    private Optional<Attributes> object(SftpClient channel, String key) throws IOException {
        Optional<Attributes> found = RemoteFolders.at(channel, path(key)).filter(Attributes::isRegularFile);
        if (found.isEmpty()) {
            folders.requireRoot(channel);
        }
        return found;
    }

    private String path(String key) {
        return KeyPath.of(folders.root(), key);
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return get(key, EVERYTHING);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        String what = "cannot read '" + key + "'";
        SftpChannels.Channel channel = channels.open(what);
        try {
            Optional<ObjectContent> content = open(channel, key, range, what);
            if (content.isEmpty()) {
                channel.close();
            }
            return content;
        } catch (IOException | RuntimeException e) {
            StoreException failure = channel.failure(what, e);
            channel.close();
            throw failure;
        }
    }

    private Optional<ObjectContent> open(SftpChannels.Channel channel, String key, ByteRange range, String what)
            throws IOException {
        if (object(channel.client(), key).isEmpty()) {
            return Optional.empty();
        }
        CloseableHandle file = channel.client().open(path(key));
        long size = channel.client().stat(file).getSize();
        long offset = Math.min(range.offset(), size);
        return Optional.of(new ObjectContent(
                key,
                new RemoteFileStream(channel, file, offset, what),
                Math.min(range.length(), size - offset)));
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return channels.call("cannot write '" + key + "'", channel -> {
            if (options.condition() == WriteCondition.IF_ABSENT
                    && object(channel, key).isPresent()) {
                return PutOutcome.ALREADY_EXISTS;
            }
            RemoteFile file = RemoteFile.create(channel, folders, path(key), payload);
            try {
                return file.publish(channel, options.condition());
            } catch (IOException | RuntimeException e) {
                file.discard(channel);
                throw e;
            }
        });
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        RemoteFile file = channels.call(
                "cannot begin '" + key + "'", channel -> RemoteFile.create(channel, folders, path(key)));
        return new SftpUpload(channels, file, key, partSize, options.condition());
    }

    @Override
    public ObjectListing list(String prefix) {
        return new SftpListing(channels, folders, prefix, SftpListing.Depth.ALL);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return new SftpListing(channels, folders, prefix, SftpListing.Depth.LEVEL);
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        return channels.call("cannot delete objects", channel -> {
            folders.requireRoot(channel);
            List<DeleteFailure> failures = new ArrayList<>();
            for (String key : keys) {
                try {
                    delete(channel, key);
                } catch (IOException e) {
                    failures.add(new DeleteFailure(key, e.getMessage()));
                }
            }
            return failures;
        });
    }

    private void delete(SftpClient channel, String key) throws IOException {
        if (object(channel, key).isEmpty()) {
            return;
        }
        try {
            channel.remove(path(key));
        } catch (IOException e) {
            if (!RemoteFolders.isAbsent(e)) {
                throw e;
            }
        }
        folders.removeEmpty(channel, path(key));
    }

    @Override
    public boolean containerExists() throws StoreException {
        return channels.call("cannot look up '" + folders.root() + "'", folders::rootExists);
    }

    @Override
    public void createContainer() throws StoreException {
        channels.call("cannot create '" + folders.root() + "'", channel -> {
            folders.createRoot(channel);
            return null;
        });
    }

    @Override
    public void close() {
        channels.close();
    }
}
