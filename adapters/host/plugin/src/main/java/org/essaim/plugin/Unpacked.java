package org.essaim.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jars that the plugin carries, in a folder that is only ours; removed at the end, or by the next start after a kill. */
final class Unpacked implements AutoCloseable {
    private static final String FOLDER = "essaim-plugin-";
    private static final String LOCK = "in-use";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([A-Za-z0-9][A-Za-z0-9._+-]*\\.jar)");

    private final Path folder;
    private final FileChannel lock;
    private final List<URL> jars;

    private Unpacked(Path folder, FileChannel lock, List<URL> jars) {
        this.folder = folder;
        this.lock = lock;
        this.jars = List.copyOf(jars);
    }

    /**
     * Unpacks what is listed in {@code META-INF/essaim/contents}.
     *
     * @param from the loader that the plugin itself came by
     * @param parent the folder for temporary files
     */
    static Unpacked into(Path parent, ClassLoader from) {
        Path folder;
        FileChannel lock;
        try {
            folder = Files.createTempDirectory(parent, FOLDER); // of this user alone
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
        } catch (IOException e) {
            throw unwritable(parent, e);
        }
        sweep(parent, folder);
        boolean whole = false;
        try {
            List<URL> jars = new ArrayList<>();
            for (String line : contents(from)) {
                var entry = LINE.matcher(line);
                if (!entry.matches()) {
                    throw damaged("contents", null);
                }
                jars.add(unpack(entry.group(2), entry.group(1), from, folder));
            }
            whole = true;
            return new Unpacked(folder, lock, jars);
        } finally {
            if (!whole) {
                remove(folder, lock);
            }
        }
    }

    private static List<String> contents(ClassLoader from) {
        try (InputStream in = from.getResourceAsStream("META-INF/essaim/contents")) {
            if (in == null) {
                throw damaged("contents", null);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw damaged("contents", e);
        }
    }

    private static URL unpack(String name, String digest, ClassLoader from, Path folder) {
        Path file = folder.resolve(name);
        MessageDigest sha = sha256();
        try (InputStream in = from.getResourceAsStream("META-INF/essaim/lib/" + name)) {
            if (in == null) {
                throw damaged(name, null);
            }
            try (OutputStream out = opened(file)) {
                copy(in, new DigestOutputStream(out, sha), name, folder);
            }
        } catch (IOException e) {
            throw damaged(name, e);
        }
        if (!HexFormat.of().formatHex(sha.digest()).equals(digest)) {
            throw damaged(name, null);
        }
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutputStream opened(Path file) {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    // What cannot be read is our jar's fault, what cannot be written the folder's.
    private static void copy(InputStream in, OutputStream out, String name, Path folder) {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int read;
            try {
                read = in.read(buffer);
            } catch (IOException e) {
                throw damaged(name, e);
            }
            if (read < 0) {
                return;
            }
            try {
                out.write(buffer, 0, read);
            } catch (IOException e) {
                throw unwritable(folder, e);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static PluginException damaged(String entry, @Nullable Throwable cause) {
        return new PluginException(
                "The plugin's jar is damaged: [" + entry + "] in it is missing or not what it was.",
                "Maybe copy the jar into the plugin folder once more.",
                cause);
    }

    private static PluginException unwritable(Path where, IOException cause) {
        return new PluginException(
                "The plugin cannot unpack its jars: [" + where + "] cannot be written to.",
                "Maybe the disk is full, or name another folder with -Djava.io.tmpdir=… before -jar.",
                cause);
    }

    List<URL> jars() {
        return jars;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        remove(folder, lock);
    }

    /** Removes what processes left that were killed: nobody holds its lock any more. */
    private static void sweep(Path parent, Path own) {
        try (Stream<Path> folders = Files.list(parent)) {
            UserPrincipal us = Files.getOwner(own);
            // Not our own: closing a file that is locked gives its lock up, whoever of this process opened it.
            for (Path old : folders.filter(
                            each -> each.getFileName().toString().startsWith(FOLDER) && !each.equals(own))
                    .toList()) {
                // Anybody may put something of this name there: a link to what is ours, or what is never opened to its
                // end.
                if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(old.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(old, LinkOption.NOFOLLOW_LINKS).equals(us)) {
                    sweepOne(old);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Untidy, and nothing worse.
        }
    }

    private static void sweepOne(Path old) {
        try {
            FileChannel channel = FileChannel.open(old.resolve(LOCK), StandardOpenOption.WRITE);
            FileLock free = null;
            try {
                free = channel.tryLock();
            } finally {
                if (free == null) {
                    channel.close();
                }
            }
            if (free != null) {
                remove(old, channel);
            }
        } catch (IOException | RuntimeException e) {
            // In use, of this process too, or of somebody else: it stays.
        }
    }

    private static void remove(Path folder, FileChannel lock) {
        try (lock;
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The next start tries again.
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The same.
        }
    }
}
