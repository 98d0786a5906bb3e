import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes beside the jars in lib what they are: one line each, digest and name, in the order of their names. */
final class Contents {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            jars = files.sorted().toList();
        }
        StringBuilder contents = new StringBuilder();
        for (Path jar : jars) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            contents.append(HexFormat.of().formatHex(digest))
                    .append(' ')
                    .append(jar.getFileName())
                    .append('\n');
        }
        Files.writeString(folder.resolve("contents"), contents);
    }
}
