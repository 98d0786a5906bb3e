package org.essaim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the store is, and which key it was founded under. */
final class StoreOptions {
    static final String KEY_VARIABLE = "ESSAIM_KEY";
    static final String USER_VARIABLE = "ESSAIM_STORE_USER";
    static final String PASSWORD_VARIABLE = "ESSAIM_STORE_PASSWORD";
    private static final String KEY_NAME = "essaim.key";

    @Option(names = "--store", paramLabel = "DIR|URL", defaultValue = "essaim-data")
    private String place = "essaim-data";

    @Option(names = "--key-file", paramLabel = "FILE")
    private @Nullable Path keyFile;

    @Option(names = "--former-key-file", paramLabel = "FILE")
    private @Nullable Path formerKeyFile;

    /** The founded store, to be read, or changed where no worker is told from another. */
    Essaim open(Program program) {
        return founded(Essaim.builder().store(existing(program)).build(), program);
    }

    /** The founded store with its key, which must be the one that it was founded under. */
    Essaim openWithKey(Program program) {
        Pseudonymiser own = key(program).orElseThrow(() -> program.texts().refusal("key.none", place()));
        Pseudonymiser key = formerKey().map(own::after).orElse(own);
        Essaim essaim = founded(
                Essaim.builder().store(existing(program)).pseudonyms(key).build(), program);
        requireSameKey(essaim, key, program);
        return essaim;
    }

    /** The founded store, for one who may be told the names of workers. */
    Essaim openNaming(Program program, Function<WorkerId, Optional<String>> names) {
        return founded(Essaim.builder().store(existing(program)).names(names).build(), program);
    }

    /** The founded store with the key that comes and the one that goes. */
    Essaim openToReplaceKey(Path next, Path former, Program program) {
        Pseudonymiser both = Pseudonymiser.ofKeyFile(next).after(Pseudonymiser.ofKeyFile(former));
        return founded(
                Essaim.builder().store(existing(program)).pseudonyms(both).build(), program);
    }

    /** The key that is being replaced: the one that was named, else the one beside the store's own. */
    private Optional<Pseudonymiser> formerKey() {
        Optional<Path> file = formerKeyFile != null
                ? Optional.of(formerKeyFile)
                : keyBeside().map(StoreOptions::formerBeside).filter(Files::exists);
        return file.map(Pseudonymiser::ofKeyFile);
    }

    /** Where the key that was replaced is put. */
    static Path formerBeside(Path key) {
        return key.resolveSibling("essaim-former.key");
    }

    /** A store that may be new, without a key yet. */
    Store openOrMake(Program program) {
        return isUrl() ? atUrl(program).open() : JdbcStore.inFolder(Path.of(place));
    }

    // A password in the arguments is there for everybody who lists the processes of the machine.
    private JdbcStore.Builder atUrl(Program program) {
        JdbcStore.Builder builder = JdbcStore.builder().url(place);
        Map<String, String> environment = program.machine().environment();
        String user = environment.get(USER_VARIABLE);
        return user == null || user.isBlank()
                ? builder
                : builder.credentials(user, environment.getOrDefault(PASSWORD_VARIABLE, ""));
    }

    private Store existing(Program program) {
        if (isUrl()) {
            // Reading never makes a store, least of all an empty one where the URL has a slip.
            boolean inMemory = place.startsWith("jdbc:h2:mem:");
            return inMemory ? openOrMake(program) : atUrl(program).existing().open();
        }
        if (!isThere()) {
            throw program.texts().refusal("store.none", place());
        }
        return JdbcStore.inFolder(Path.of(place));
    }

    /** False if a store would have to be made; a database with a URL is taken to be there. */
    boolean isThere() {
        return isUrl() || Files.exists(Path.of(place).resolve("essaim.mv.db"));
    }

    private Essaim founded(Essaim essaim, Program program) {
        if (!essaim.isFounded()) {
            essaim.close();
            throw program.texts().refusal("store.none", place());
        }
        return essaim;
    }

    static void requireSameKey(Essaim essaim, Pseudonymiser key, Program program) {
        if (essaim.isFounded() && !essaim.isFoundedUnder(key)) {
            essaim.close();
            throw program.texts().refusal("key.other");
        }
    }

    /** The key that was named, else the one of the environment, else the one beside the store. */
    Optional<Pseudonymiser> key(Program program) {
        if (keyFile != null) {
            return Optional.of(Pseudonymiser.ofKeyFile(keyFile));
        }
        String hex = program.machine().environment().get(KEY_VARIABLE);
        if (hex != null && !hex.isBlank()) {
            return Optional.of(Pseudonymiser.ofHexKey(hex));
        }
        return keyBeside().filter(Files::exists).map(Pseudonymiser::ofKeyFile);
    }

    /** Where the key lies unless somebody says otherwise; nowhere for a store with a URL. */
    Optional<Path> keyBeside() {
        return isUrl() ? Optional.empty() : Optional.of(Path.of(place).resolve(KEY_NAME));
    }

    /** The store as it was named, without what may be a password. */
    String place() {
        return isUrl() ? Credentials.hiddenIn(place.split("[;?]", 2)[0]) : place;
    }

    private boolean isUrl() {
        return place.startsWith("jdbc:");
    }

    /**
     * The structure of this identifier.
     *
     * @throws org.essaim.finding.EssaimException that lists those known, if it is not one of them
     */
    static Structure structure(Essaim essaim, String id, Program program) {
        List<Structure> known = essaim.time().structures();
        return known.stream()
                .filter(structure -> structure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> program.texts()
                        .refusal(
                                "structure.unknown",
                                id,
                                String.join(
                                        ", ", known.stream().map(Structure::id).toList())));
    }
}
