package org.essaim.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Predicate;
import org.essaim.organisation.Duty;
import org.jspecify.annotations.Nullable;

/**
 * Who visits, and what they may do (<i>visiteur</i>). The pages hide what they may not do; refusing it is the work of the
 * Essaim that the pages were given.
 *
 * @param id an identifier that the host understands; not a name
 * @param duty what they may do
 * @param formToken what each form carries, so that no other site can send it; absent if the host has none, and then forms are
 *     refused unless {@link EssaimPages.Builder#withoutFormToken} says that the host needs none
 */
public record Visitor(String id, Duty duty, @Nullable FormToken formToken) {

    /** Somebody of a host that has no form tokens. */
    public static Visitor of(String id, Duty duty) {
        return new Visitor(id, duty, null);
    }

    /**
     * A hidden field of every form (<i>jeton anti-CSRF</i>).
     *
     * @param name the name of the field
     * @param value what it carries
     * @param accepts asked with what came back; false refuses the form
     */
    public record FormToken(String name, String value, Predicate<String> accepts) {

        /** One that comes back as it was, for as long as the host says. */
        public static FormToken of(String name, String value) {
            return new FormToken(name, value, came -> same(value, came));
        }

        /** One that the host itself has checked before the pages are asked. */
        public static FormToken checkedByHost(String name, String value) {
            return new FormToken(name, value, came -> !came.isBlank());
        }

        private static boolean same(String value, String came) {
            return !value.isBlank()
                    && MessageDigest.isEqual(
                            value.getBytes(StandardCharsets.UTF_8), came.getBytes(StandardCharsets.UTF_8));
        }

        // A token is a secret, and a record would print it.
        @Override
        public String toString() {
            return "FormToken[" + name + "]";
        }
    }
}
