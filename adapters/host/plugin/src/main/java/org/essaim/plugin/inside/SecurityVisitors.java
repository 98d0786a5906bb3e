package org.essaim.plugin.inside;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.essaim.pages.EssaimPages;
import org.essaim.pages.Visitor;
import org.essaim.pages.Visitor.FormToken;
import org.essaim.pages.Visitors;
import org.essaim.spring.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** Whoever the host's security says, and the token that its forms carry; without one, nobody can send a form. */
final class SecurityVisitors implements Visitors {
    private final CurrentActor actor;
    private final LinkBearer bearer;

    SecurityVisitors(CurrentActor actor, LinkBearer bearer) {
        this.actor = actor;
        this.bearer = bearer;
    }

    @Override
    public Visitor visitor(HttpServletRequest request) {
        bearer.comes(EssaimPages.isForLinks(request));
        return new Visitor(actor.get().id(), actor.duty(), token(request));
    }

    private static @Nullable FormToken token(HttpServletRequest request) {
        if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
            return null;
        }
        String value = token.getToken();
        return new FormToken(token.getParameterName(), value, came -> same(came, value));
    }

    // The host has asked already, unless it was told to leave this path alone: then nobody would have.
    static boolean same(String came, String value) {
        return !value.isBlank()
                && (MessageDigest.isEqual(bytes(came), bytes(value))
                        || MessageDigest.isEqual(unmasked(came, 0), unmasked(value, 1)));
    }

    /** Spring Security masks its token anew for each page: a random half, and the token under it. */
    private static byte[] unmasked(String token, int none) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(token);
            if (both.length > 0 && both.length % 2 == 0) {
                byte[] plain = new byte[both.length / 2];
                for (int i = 0; i < plain.length; i++) {
                    plain[i] = (byte) (both[i] ^ both[plain.length + i]);
                }
                return plain;
            }
        } catch (IllegalArgumentException e) {
            // not masked
        }
        // One that is equal to no other.
        return new byte[none];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
