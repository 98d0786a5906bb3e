package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.util.unit.DataSize;

/** What leaves the pages where no filter of the host's answers for it. */
final class GateTest {
    private static final Gate GATE = new Gate(DataSize.ofKilobytes(2));

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/essaim/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aRefusalThatNobodyAnswersIsA403() throws Exception {
        for (RuntimeException refusal : new RuntimeException[] {
            new AccessDeniedException("no duty"), new InsufficientAuthenticationException("nobody")
        }) {
            MockHttpServletResponse answer = new MockHttpServletResponse();
            GATE.doFilter(request, answer, throwing(refusal));
            assertThat(answer.getStatus()).isEqualTo(403);
        }
    }

    @Test
    void whatTheHostAnsweredStays() throws Exception {
        GATE.doFilter(request, response, (in, out) -> ((HttpServletResponse) out).sendRedirect("/connexion"));
        assertThat(response.getStatus()).isEqualTo(302);
        MockHttpServletResponse begun = new MockHttpServletResponse();
        GATE.doFilter(request, begun, (in, out) -> {
            out.flushBuffer();
            throw new AccessDeniedException("too late");
        });
        assertThat(begun.getStatus()).isEqualTo(200);
    }

    @Test
    void aFormThatComesAfterTheEndOfItsSessionLeadsBackToItsPage() throws Exception {
        assertThat(refused("POST", false).getStatus()).isEqualTo(303);
        assertThat(refused("POST", false).getHeader("Location")).isEqualTo("/essaim/imports");
        assertThat(refused("POST", true).getStatus()).isEqualTo(403);
        assertThat(refused("GET", false).getStatus()).isEqualTo(403);
        for (String elsewhere : new String[] {"//example.org/../essaim/", "/\\example.org/essaim/", "/"}) {
            assertThat(refused("POST", elsewhere, false).getStatus())
                    .as(elsewhere)
                    .isEqualTo(403);
        }
    }

    private static MockHttpServletResponse refused(String method, boolean session) throws Exception {
        return refused(method, "/essaim/imports", session);
    }

    private static MockHttpServletResponse refused(String method, String uri, boolean session) throws Exception {
        MockHttpServletRequest asked = new MockHttpServletRequest(method, uri);
        asked.setQueryString("do=import");
        asked.getSession(session);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        GATE.doFilter(asked, answer, (in, out) -> ((HttpServletResponse) out).sendError(403));
        return answer;
    }

    @Test
    void whatIsTooLargeIsCalledThatAndGoesNoFurther() throws Exception {
        MockHttpServletRequest asked = new MockHttpServletRequest("POST", "/essaim/imports");
        asked.getSession(true);
        asked.setContent(new byte[2048]);
        GATE.doFilter(asked, response, (in, out) -> ((HttpServletResponse) out).setStatus(202));
        assertThat(response.getStatus()).isEqualTo(202);
        asked.setContent(new byte[2049]);
        MockHttpServletResponse refused = new MockHttpServletResponse();
        GATE.doFilter(asked, refused, throwing(new IOException("no further")));
        assertThat(refused.getStatus()).isEqualTo(413);
        assertThat(refused.getContentAsString()).contains("trop grand : 2 Ko au plus", "too large: 2 KB at most");
        assertThat(asked.getInputStream().read()).as("sent to its end").isEqualTo(-1);
    }

    @Test
    void everythingElseIsTheHostsToAnswer() {
        for (Exception other :
                new Exception[] {new IllegalStateException("x"), new ServletException("x"), new IOException("x")}) {
            assertThatThrownBy(() -> GATE.doFilter(request, response, throwing(other)))
                    .isSameAs(other);
        }
    }

    private static FilterChain throwing(Exception failure) {
        return (in, out) -> {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof ServletException servlet) {
                throw servlet;
            }
            throw (IOException) failure;
        };
    }
}
