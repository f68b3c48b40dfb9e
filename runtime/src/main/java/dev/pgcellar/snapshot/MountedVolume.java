package dev.pgcellar.snapshot;

import dev.pgcellar.spi.AttachedVolume;

/** A volume and where it is mounted. */
record MountedVolume(AttachedVolume volume, Mount mount) {}
