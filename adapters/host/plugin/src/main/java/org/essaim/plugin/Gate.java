package org.essaim.plugin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Stands before the host's security: whoever is refused by the pages where no filter chain of the host's answers for it gets a 403,
 * not an error; and who sends a form after their session has ended gets to its page, and so to the host's login and back.
 */
final class Gate implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletResponse answer = request instanceof HttpServletRequest asked
                        && response instanceof HttpServletResponse answered
                        && asked.getMethod().equals("POST")
                        && asked.getSession(false) == null
                ? new BackToItsPage(asked, answered)
                : response;
        try {
            chain.doFilter(request, answer);
        } catch (AccessDeniedException | AuthenticationException e) {
            if (!answer.isCommitted() && answer instanceof HttpServletResponse refused) {
                refused.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }

    /** A host's 403 to a form that nobody can be asked about any more; many would lead from their login to their page for errors. */
    private static final class BackToItsPage extends HttpServletResponseWrapper {
        private final HttpServletRequest form;

        BackToItsPage(HttpServletRequest form, HttpServletResponse response) {
            super(response);
            this.form = form;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!back(status)) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!back(status)) {
                super.sendError(status, message);
            }
        }

        private boolean back(int status) {
            String page = form.getRequestURI();
            // Never to another host, which an address of two slashes would be.
            if (status != SC_FORBIDDEN || isCommitted() || !page.matches("/\\w.*")) {
                return false;
            }
            setStatus(SC_SEE_OTHER);
            setHeader("Location", page);
            return true;
        }
    }
}
