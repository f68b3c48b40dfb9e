package com.example.sftp;

import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;

/** A lazy listing. It holds the entries of one folder for each level that it has descended. */
final class SftpListing implements ObjectListing {

    private static final Comparator<Entry> BY_UTF8_BYTES = (left, right) -> Arrays.compareUnsigned(
            left.key().getBytes(StandardCharsets.UTF_8), right.key().getBytes(StandardCharsets.UTF_8));

    /** How folders are listed: as what is in them, or as common prefixes. */
    enum Depth {
        ALL,
        LEVEL
    }

    /**
     * An object, or a folder.
     *
     * @param key ends in a slash when this is a folder
     * @param object null when this is a folder
     */
    private record Entry(String key, String path, ObjectInfo object) {}

    private final SftpChannels channels;
    private final RemoteFolders folders;
    private final String prefix;
    private final Depth depth;
    private final Deque<Iterator<Entry>> path = new ArrayDeque<>();
    private boolean begun;
    private Optional<ListEntry> following = Optional.empty();

    SftpListing(SftpChannels channels, RemoteFolders folders, String prefix, Depth depth) {
        this.channels = channels;
        this.folders = folders;
        this.prefix = prefix;
        this.depth = depth;
    }

    @Override
    public boolean hasNext() throws StoreException {
        if (following.isPresent()) {
            return true;
        }
        return channels.call("cannot list '" + prefix + "'", channel -> {
            if (!begun) {
                path.push(first(channel).iterator());
                begun = true;
            }
            while (following.isEmpty() && !path.isEmpty()) {
                advance(channel);
            }
            return following.isPresent();
        });
    }

    private List<Entry> first(SftpClient channel) throws IOException {
        folders.requireRoot(channel);
        int slash = prefix.lastIndexOf('/');
        String start = prefix.substring(0, slash + 1);
        String folder = slash < 0 ? folders.root() : KeyPath.of(folders.root(), prefix.substring(0, slash));
        if (RemoteFolders.at(channel, folder).filter(Attributes::isDirectory).isEmpty()) {
            return List.of();
        }
        return entries(channel, start, folder).stream()
                .filter(entry -> entry.key().startsWith(prefix))
                .toList();
    }

    private void advance(SftpClient channel) throws IOException {
        if (!path.peek().hasNext()) {
            path.pop();
            return;
        }
        Entry entry = path.peek().next();
        if (entry.object() != null) {
            following = Optional.of(entry.object());
        } else if (depth == Depth.ALL) {
            path.push(entries(channel, entry.key(), entry.path()).iterator());
        } else if (holdsObject(channel, entry)) {
            following = Optional.of(new CommonPrefix(entry.key()));
        }
    }

    /** Whether anything is in a folder, or a folder in it; asks no more of the server than that takes. */
    private static boolean holdsObject(SftpClient channel, Entry folder) throws IOException {
        List<Entry> folders = new ArrayList<>();
        boolean found = read(channel, folder.key(), folder.path(), page -> {
            page.stream().filter(entry -> entry.object() == null).forEach(folders::add);
            return page.stream().anyMatch(entry -> entry.object() != null);
        });
        for (Iterator<Entry> deeper = folders.iterator(); !found && deeper.hasNext(); ) {
            found = holdsObject(channel, deeper.next());
        }
        return found;
    }

    /** The entries of a folder; none when it is no longer there. */
    private static List<Entry> entries(SftpClient channel, String start, String folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        read(channel, start, folder, page -> {
            entries.addAll(page);
            return false;
        });
        entries.sort(BY_UTF8_BYTES);
        return entries;
    }

    /** Reads a folder until a page of it is enough; returns whether one was. */
    private static boolean read(SftpClient channel, String start, String folder, Predicate<List<Entry>> isEnough)
            throws IOException {
        boolean enough = false;
        try (CloseableHandle handle = channel.openDir(folder)) {
            List<DirEntry> page = channel.readDir(handle);
            while (!enough && page != null) {
                enough = isEnough.test(page.stream()
                        .flatMap(found -> entry(found, start, folder).stream())
                        .toList());
                page = enough ? null : channel.readDir(handle);
            }
        } catch (IOException e) {
            if (!RemoteFolders.isAbsent(e)) {
                throw e;
            }
        }
        return enough;
    }

    private static Optional<Entry> entry(DirEntry found, String start, String folder) {
        String name = found.getFilename();
        if (name.equals(".") || name.equals("..") || KeyPath.isTemporary(name)) {
            return Optional.empty();
        }
        String key = start + KeyPath.decode(name);
        String path = folder + "/" + name;
        if (found.getAttributes().isDirectory()) {
            return Optional.of(new Entry(key + "/", path, null));
        }
        Instant modified = found.getAttributes().getModifyTime().toInstant();
        return Optional.of(
                new Entry(key, path, new ObjectInfo(key, found.getAttributes().getSize(), modified)));
    }

    @Override
    public ListEntry next() throws StoreException {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing has no further entry");
        }
        ListEntry next = following.orElseThrow();
        following = Optional.empty();
        return next;
    }
}
