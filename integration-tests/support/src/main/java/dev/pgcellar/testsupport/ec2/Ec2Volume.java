package dev.pgcellar.testsupport.ec2;

import java.nio.file.Path;

/**
 * A volume.
 *
 * @param id for instance {@code vol-0a}
 * @param name its tag {@code Name}, or null
 * @param instance it is attached to
 * @param device the name of the attachment, for instance {@code /dev/sdf}
 * @param source the snapshot it was made from, or null
 * @param content the folder that plays the disk, or null for one that holds nothing
 */
public record Ec2Volume(String id, String name, String instance, String device, String source, Path content) {}
