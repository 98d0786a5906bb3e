package org.essaim.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a host may say of Essaim in its configuration (<i>paramètres</i>), all of it below {@code essaim}.
 *
 * @param enabled Whether there is an Essaim at all.
 * @param store Where everything is kept.
 * @param pseudonymKey Where the federation's key comes from.
 * @param security What the authorities of Spring Security allow.
 * @param health From when on the health of Essaim is a warning.
 */
@Validated
@ConfigurationProperties("essaim")
public record EssaimProperties(
        @DefaultValue("true") boolean enabled,
        @Valid @DefaultValue Store store,
        @Valid @DefaultValue PseudonymKey pseudonymKey,
        @Valid @DefaultValue Security security,
        @Valid @DefaultValue Health health) {

    /**
     * Where everything is kept (<i>magasin</i>): on the host's DataSource.
     *
     * @param schema Schema that the tables are in; made if it is missing. Unless said otherwise the one that connections are in.
     * @param prefix What the names of all tables and views begin with.
     * @param existing Whether to refuse a database that holds no store, instead of making one.
     */
    public record Store(
            @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,29}")
            String schema,

            @DefaultValue("essaim_") @Pattern(regexp = "[A-Za-z][A-Za-z0-9_]{0,29}")
            String prefix,

            @DefaultValue("false") boolean existing) {}

    /**
     * Where the federation's key comes from (<i>clé de pseudonymisation</i>); the key itself is never a property.
     *
     * @param file File that holds the key. Without it, the environment variable ESSAIM_KEY is read.
     * @param formerFile File that holds the former key, while a key is being replaced. Without it, the environment variable
     *     ESSAIM_FORMER_KEY is read.
     */
    public record PseudonymKey(
            @Nullable Path file, @Nullable Path formerFile) {}

    /**
     * What the authorities of Spring Security allow (<i>habilitations</i>), written as it writes them, such as ROLE_COORDINATION.
     *
     * @param reader Authorities of those who may look.
     * @param coordinator Authorities of those who may also import, map labels and settle proposals.
     * @param closer Authorities of those who may also close, reopen, issue, claim, erase and change agreements.
     * @param federation Authorities of those whose perimeter is the whole federation.
     * @param structures Structures that come with an authority.
     * @param structurePrefix What stands before a structure's identifier in the name of an authority; nothing switches this off.
     */
    public record Security(
            @DefaultValue("ROLE_ESSAIM_READER") @NotEmpty Set<@NotBlank String> reader,

            @DefaultValue("ROLE_ESSAIM_COORDINATOR") @NotEmpty
            Set<@NotBlank String> coordinator,

            @DefaultValue("ROLE_ESSAIM_CLOSER") @NotEmpty Set<@NotBlank String> closer,
            @DefaultValue("ROLE_ESSAIM_FEDERATION") Set<@NotBlank String> federation,
            @DefaultValue Map<@NotBlank String, Set<@NotBlank String>> structures,
            @DefaultValue("ROLE_ESSAIM_STRUCTURE_") String structurePrefix) {
        public Security {
            reader = Set.copyOf(reader);
            coordinator = Set.copyOf(coordinator);
            closer = Set.copyOf(closer);
            federation = Set.copyOf(federation);
            structures = Map.copyOf(structures);
        }
    }

    /**
     * From when on the health of Essaim is a warning (<i>état de santé</i>).
     *
     * @param importAge Age of the last import from which on health is WARNING.
     * @param refusedShare Share of refused rows, from 0 to 1, above which health is WARNING.
     * @param window How far back refused rows count.
     * @param refresh How long a look at the receipts of imports is good for; the store itself is reached each time.
     */
    public record Health(
            @DefaultValue("45d") Duration importAge,

            @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("1")
            BigDecimal refusedShare,

            @DefaultValue("30d") Duration window,
            @DefaultValue("1m") Duration refresh) {

        @AssertTrue(message = "import-age and window must be longer than nothing, refresh not negative")
        boolean isForward() {
            return importAge.compareTo(Duration.ZERO) > 0
                    && window.compareTo(Duration.ZERO) > 0
                    && !refresh.isNegative();
        }
    }
}
