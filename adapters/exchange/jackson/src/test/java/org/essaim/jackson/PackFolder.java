package org.essaim.jackson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds a pack for a test, as a folder or as an archive. */
final class PackFolder {
    private final String id;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    PackFolder(String id) {
        this.id = id;
        file("pack.yaml", "id: " + id + "\ntitle: Essai\nversion: \"1\"\nfictitious: true\n");
    }

    PackFolder file(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    PackFolder bytes(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    PackFolder without(String path) {
        files.remove(path);
        return this;
    }

    Path in(Path folder) {
        try {
            Path root = folder.resolve(id);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path zippedIn(Path folder) {
        return write(folder, zip());
    }

    /** The archive, in which this entry claims to be a symbolic link. */
    Path zippedWithLinkIn(Path folder, String link) {
        byte[] bytes = zip();
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - 46; at++) {
            if (zip.getInt(at) == 0x02014b50
                    && link.equals(new String(bytes, at + 46, zip.getShort(at + 28), StandardCharsets.UTF_8))) {
                zip.putInt(at + 38, 0120777 << 16);
            }
        }
        return write(folder, bytes);
    }

    private Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve(id + ".zip"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
