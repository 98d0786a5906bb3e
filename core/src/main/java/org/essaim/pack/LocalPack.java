package org.essaim.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.PackSource.PackFile;

/**
 * Reads the files of a pack that somebody else may have written, from a folder or an archive (zip, jar).
 *
 * <p>Nothing is unpacked to disk, no link is followed, and what an archive says about its own sizes is not believed.
 */
final class LocalPack {
    // What build tools put into a jar; never read.
    private static final String BUILD_DATA = "META-INF/";

    private final Path root;
    private final Consumer<? super Finding> findings;
    private final PackPaths paths;
    private final List<PackFile> files = new ArrayList<>();
    private long total;
    private int met;

    private LocalPack(Path root, Consumer<? super Finding> findings) {
        this.root = root;
        this.findings = findings;
        this.paths = new PackPaths(findings);
    }

    /** The files, in order of their paths; what is refused is a finding. */
    static List<PackFile> files(Path root, Consumer<? super Finding> findings) {
        LocalPack pack = new LocalPack(root, findings);
        try {
            if (Files.isDirectory(root)) {
                pack.readFolder();
            } else {
                pack.readArchive();
            }
        } catch (IOException e) {
            findings.accept(Finding.of(Code.UNREADABLE_DOCUMENT)
                    .file(name(root))
                    // The message of the exception would tell the machine's paths.
                    .with("problem", e.getClass().getSimpleName())
                    .build());
        }
        pack.files.sort(Comparator.comparing(PackFile::path));
        return pack.files;
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private void readFolder() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = relative(file);
                if (tooMany()) {
                    return FileVisitResult.TERMINATE;
                }
                if (attributes.isSymbolicLink()) {
                    findings.accept(PackPaths.at(path, Code.SYMBOLIC_LINK).build());
                    return FileVisitResult.CONTINUE;
                }
                if (!attributes.isRegularFile()) {
                    findings.accept(PackPaths.at(path, Code.NOT_PACK_DATA).build());
                    return FileVisitResult.CONTINUE;
                }
                if (paths.admits(path)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        return take(path, in) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private String relative(Path file) {
        StringBuilder path = new StringBuilder();
        for (Path name : root.relativize(file)) {
            path.append(path.length() == 0 ? "" : "/").append(name);
        }
        return path.toString();
    }

    private void readArchive() throws IOException {
        if (Files.size(root) > PackPaths.LARGEST_PACK) {
            tooLarge(name(root), PackPaths.LARGEST_PACK);
            return;
        }
        Set<String> links = symbolicLinks(Files.readAllBytes(root));
        try (ZipFile archive = new ZipFile(root.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : archive.stream().toList()) {
                String path = entry.getName();
                if (tooMany()) {
                    return;
                }
                if (links.contains(path)) {
                    findings.accept(PackPaths.at(path, Code.SYMBOLIC_LINK).build());
                } else if (!entry.isDirectory() && !path.startsWith(BUILD_DATA) && paths.admits(path)) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        if (!take(path, in)) {
                            return;
                        }
                    }
                }
            }
        }
    }

    private boolean tooMany() {
        if (++met <= PackPaths.MOST_FILES) {
            return false;
        }
        findings.accept(Finding.of(Code.TOO_MANY_FILES)
                .file(name(root))
                .with("limit", PackPaths.MOST_FILES)
                .build());
        return true;
    }

    /** False if there is no use in going on. */
    private boolean take(String path, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) PackPaths.LARGEST_FILE + 1);
        if (bytes.length > PackPaths.LARGEST_FILE) {
            tooLarge(path, PackPaths.LARGEST_FILE);
            total += bytes.length;
        } else {
            total += bytes.length;
            files.add(new PackFile(path, bytes));
        }
        if (total > PackPaths.LARGEST_PACK) {
            tooLarge(name(root), PackPaths.LARGEST_PACK);
            return false;
        }
        return true;
    }

    private void tooLarge(String path, long limit) {
        findings.accept(PackPaths.at(path, Code.FILE_TOO_LARGE)
                .with("limit", (limit >> 20) + " MB")
                .build());
    }

    // The JDK reads an archive's central directory but keeps the Unix mode, which alone tells a link, to itself.
    private static Set<String> symbolicLinks(byte[] archive) {
        ByteBuffer zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        Set<String> links = new HashSet<>();
        int end = archive.length - 22;
        while (end >= 0 && zip.getInt(end) != 0x06054b50) {
            end--;
        }
        if (end < 0) {
            return links;
        }
        int at = zip.getInt(end + 16);
        while (at >= 0 && at + 46 <= archive.length && zip.getInt(at) == 0x02014b50) {
            int nameLength = Short.toUnsignedInt(zip.getShort(at + 28));
            int mode = zip.getInt(at + 38) >>> 16;
            if ((mode & 0xF000) == 0xA000 && at + 46 + nameLength <= archive.length) {
                links.add(new String(archive, at + 46, nameLength, StandardCharsets.UTF_8));
            }
            at += 46
                    + nameLength
                    + Short.toUnsignedInt(zip.getShort(at + 30))
                    + Short.toUnsignedInt(zip.getShort(at + 32));
        }
        return links;
    }
}
