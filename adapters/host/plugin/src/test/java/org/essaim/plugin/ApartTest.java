package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

/** The class loader that a thread has while the pages run, and afterwards, whatever happened. */
final class ApartTest {
    private final URLClassLoader apart = new URLClassLoader("apart", new URL[0], null);
    private final List<ClassLoader> seen = new ArrayList<>();

    @Test
    void theHostsThreadsComeBackAsTheyWere() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader hosts = new URLClassLoader("hosts", new URL[0], null)) {
            thread.setContextClassLoader(hosts);
            Apart pages = new Apart(new Noting(), apart);
            pages.init(new MockServletConfig());
            assertThat(thread.getContextClassLoader()).isSameAs(hosts);
            pages.service(new MockHttpServletRequest("GET", "/essaim/"), new MockHttpServletResponse());
            assertThat(thread.getContextClassLoader()).isSameAs(hosts);
            assertThatThrownBy(() -> pages.service(
                            new MockHttpServletRequest("POST", "/essaim/"), new MockHttpServletResponse()))
                    .hasMessage("failed");
            assertThat(thread.getContextClassLoader()).isSameAs(hosts);
            pages.destroy();
            assertThat(thread.getContextClassLoader()).isSameAs(hosts);
            assertThatThrownBy(() -> Apart.with(apart, () -> {
                        seen.add(thread.getContextClassLoader());
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
            assertThat(thread.getContextClassLoader()).isSameAs(hosts);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(seen).hasSize(5).containsOnly(apart);
    }

    private final class Noting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private void note() {
            seen.add(Thread.currentThread().getContextClassLoader());
        }

        @Override
        public void init() {
            note();
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            note();
            if (request.getMethod().equals("POST")) {
                throw new ServletException("failed");
            }
        }

        @Override
        public void destroy() {
            note();
        }
    }
}
