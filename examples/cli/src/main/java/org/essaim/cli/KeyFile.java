package org.essaim.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.essaim.organisation.Pseudonymiser;

/** Makes the file that holds a federation's key. */
final class KeyFile {
    private KeyFile() {}

    /** Writes a fresh key that nobody but the owner may read; an existing file is never touched. */
    static Pseudonymiser make(Path file) throws IOException {
        String hex = Pseudonymiser.newHexKey();
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        // With the rights from the first moment on: there is no time at which others could open it.
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            ByteBuffer bytes = ByteBuffer.wrap((hex + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        return Pseudonymiser.ofHexKey(hex);
    }
}
