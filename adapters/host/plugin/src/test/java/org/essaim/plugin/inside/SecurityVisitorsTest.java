package org.essaim.plugin.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Perimeter;
import org.essaim.pages.Visitor.FormToken;
import org.essaim.spring.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** The token that the host's forms carry, as Spring Security hands it out. */
final class SecurityVisitorsTest {
    @Test
    void aMaskedTokenComesBackUnderAnotherMask() {
        String secret = UUID.randomUUID().toString();
        FormToken given = handedOut(new XorCsrfTokenRequestAttributeHandler(), secret);
        FormToken asked = handedOut(new XorCsrfTokenRequestAttributeHandler(), secret);
        assertThat(given.value()).isNotEqualTo(asked.value()).isNotEqualTo(secret);
        assertThat(asked.accepts().test(given.value())).isTrue();
        String others = handedOut(
                        new XorCsrfTokenRequestAttributeHandler(),
                        UUID.randomUUID().toString())
                .value();
        assertThat(asked.accepts().test(others)).isFalse();
        for (String forged : new String[] {"", " ", "AAAA", "A", "\u00e9", secret, given.value() + "AA"}) {
            assertThat(asked.accepts().test(forged)).as(forged).isFalse();
        }
    }

    @Test
    void aPlainTokenComesBackAsItWas() {
        String secret = UUID.randomUUID().toString();
        FormToken token = handedOut(new CsrfTokenRequestAttributeHandler(), secret);
        assertThat(token.accepts().test(secret)).isTrue();
        assertThat(token.accepts().test("")).isFalse();
        assertThat(token.accepts().test(UUID.randomUUID().toString())).isFalse();
    }

    @Test
    void aHostWithoutTokensHasNone() {
        assertThat(token(new MockHttpServletRequest())).isNull();
    }

    private static FormToken handedOut(CsrfTokenRequestAttributeHandler handler, String secret) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        CsrfToken token = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", secret);
        handler.handle(request, new MockHttpServletResponse(), () -> token);
        return Objects.requireNonNull(token(request));
    }

    private static @Nullable FormToken token(HttpServletRequest request) {
        CurrentActor closer = () -> new Actor("noa", Perimeter.all());
        var visitor = new SecurityVisitors(closer, new LinkBearer()).visitor(request);
        assertThat(visitor.id()).isEqualTo("noa");
        assertThat(visitor.duty()).isEqualTo(Duty.CLOSER);
        return visitor.formToken();
    }
}
