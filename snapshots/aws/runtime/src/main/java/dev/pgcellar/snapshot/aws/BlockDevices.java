package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the kernel's name for the device of a volume (contract 05 section 3): the name of the attachment is only a wish.
 * Xen machines say {@code xvd} for {@code sd}, or {@code hd} when paravirtual; Nitro machines number NVMe devices, whose
 * serial number is the volume's id.
 */
final class BlockDevices {

    private static final String DEV = "/dev/";
    private static final String SD = "/dev/sd";
    private static final Set<String> ROOT_DEVICES = Set.of("/dev/sda1", "/dev/xvda");

    private final Path blocks;

    /**
     * @param blocks {@code /sys/block}, or a copy of one
     */
    BlockDevices(Path blocks) {
        this.blocks = blocks;
    }

    /**
     * The names to look for among the mounts: the kernel's, or the attachment's when the kernel knows none; then the
     * same without {@code /dev/} (contract 07 no. 24).
     *
     * @throws SnapshotErrorException when the volume is attached as the root device, or devices cannot be listed
     */
    List<String> candidates(AttachedVolume volume) throws SnapshotErrorException {
        String name = SnapshotRecord.deviceName(volume);
        if (ROOT_DEVICES.contains(name)) {
            throw new SnapshotErrorException(
                    "'" + name + "' is the root device, which cannot be backed up by snapshots", null);
        }
        String resolved = resolve(volume, name);
        Set<String> names = new LinkedHashSet<>(List.of(resolved));
        if (resolved.startsWith(DEV)) {
            names.add(resolved.substring(DEV.length()));
        }
        return List.copyOf(names);
    }

    private String resolve(AttachedVolume volume, String name) throws SnapshotErrorException {
        String prefix = SnapshotRecord.isParavirtual(volume) ? "/dev/hd" : "/dev/xvd";
        Optional<String> variant =
                name.startsWith(SD) ? Optional.of(prefix + name.substring(SD.length())) : Optional.empty();
        String volumeId = SnapshotRecord.volumeId(volume);
        for (String block : names()) {
            String device = DEV + block;
            if (device.equals(name)
                    || variant.filter(device::equals).isPresent()
                    || block.contains("nvme")
                            && serial(block).filter(volumeId::equals).isPresent()) {
                return device;
            }
        }
        return name;
    }

    private List<String> names() throws SnapshotErrorException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(blocks)) {
            return names;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(blocks)) {
            folders.forEach(folder -> names.add(folder.getFileName().toString()));
        } catch (IOException e) {
            throw new SnapshotErrorException("the block devices in '" + blocks + "' cannot be listed", e);
        }
        names.sort(null);
        return names;
    }

    /** The serial number of an NVMe device as an id: the kernel shows it without its hyphen. */
    private Optional<String> serial(String block) {
        try (var lines = Files.lines(blocks.resolve(block).resolve("device").resolve("serial"))) {
            return lines.findFirst().map(line -> {
                String serial = line.strip();
                return serial.startsWith("vol") && !serial.startsWith("vol-")
                        ? "vol-" + serial.substring("vol".length())
                        : serial;
            });
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
