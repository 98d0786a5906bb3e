package org.essaim.programme;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A provider who offers an approach in a programme (<i>approche proposée par un prestataire</i>).
 *
 * <p>Immutable. The contact belongs to the pair: one provider may name another address for each approach. An address is
 * personal, so no published pack carries one; a federation's own pack adds it, and {@link #toString} leaves it out.
 *
 * @param approach the approach's code
 * @param provider the provider's name
 * @param website the provider's web site, if known
 * @param contact the e-mail address to write to, if known
 * @param source where it is written; empty if nowhere
 */
public record Offer(
        @NotBlank String approach,
        @NotBlank String provider,
        @Nullable URI website,
        @Email @Nullable String contact,
        String source) {
    public Offer {
        Guards.text("The offer of", approach, "provider", provider);
        if (website != null && !"https".equals(website.getScheme()) && !"http".equals(website.getScheme())) {
            throw new IllegalArgumentException("[" + website + "] is not the address of a web site.");
        }
        if (contact != null && !contact.matches("[^@\\s]+@[^@\\s]+")) {
            // Not repeated: it is a person's.
            throw new IllegalArgumentException("The contact for [" + approach + "] is not an e-mail address.");
        }
    }

    /** This offer with a contact. */
    public Offer withContact(String address) {
        return new Offer(approach, provider, website, address, source);
    }

    /** Reads an offer. */
    public static Optional<Offer> read(FieldReader reader) {
        return reader.build(
                Offer.class,
                reader.text("approach"),
                reader.text("provider"),
                website(reader),
                reader.optionalText("contact").orElse(null),
                reader.text("source", ""));
    }

    private static @Nullable URI website(FieldReader reader) {
        Optional<String> text = reader.optionalText("website");
        try {
            return text.map(URI::create).orElse(null);
        } catch (IllegalArgumentException e) {
            reader.refuse("website", "not the address of a web site");
            return null;
        }
    }

    /** Its tree, which {@link #read} reads back; the contact goes along, for a federation's own store. */
    public Tree toTree() {
        return Tree.fields()
                .put("approach", approach)
                .put("provider", provider)
                .putIfPresent("website", website == null ? null : website.toString())
                .putIfPresent("contact", contact)
                .putIfPresent("source", source)
                .build();
    }

    @Override
    public String toString() {
        return "Offer[approach=" + approach + ", provider=" + provider + "]";
    }
}
