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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;

/**
 * Stands before the host's security: whoever is refused by the pages where no filter chain of the host's answers for it gets a 403,
 * not an error; who sends a form after their session has ended gets to its page, and so to the host's login and back; and a file that
 * is too large is called that, before the host looks for its token in it in vain.
 */
final class Gate implements Filter {
    private static final int MOST_PATIENCE = 4;

    private final DataSize largest;

    /**
     * The gate.
     *
     * @param largest what a request may come to
     */
    Gate(DataSize largest) {
        this.largest = largest;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (response instanceof HttpServletResponse answered && request.getContentLengthLong() > largest.toBytes()) {
            tooLarge(request, answered);
            return;
        }
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

    private void tooLarge(ServletRequest request, HttpServletResponse response) throws IOException {
        if (request instanceof HttpServletRequest asked && asked.getSession(false) != null) {
            // Most browsers show no answer to what they were not let send to its end.
            InputStream in = request.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (long left = MOST_PATIENCE * largest.toBytes(); left > 0; ) {
                int read = in.read(buffer);
                left = read < 0 ? 0 : left - read;
            }
        }
        String limit = largest.toMegabytes() > 0 ? largest.toMegabytes() + " M" : largest.toKilobytes() + " K";
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write("""
                <!DOCTYPE html>
                <html lang="fr">
                <head><meta charset="utf-8"><title>Fichier trop grand</title></head>
                <body><main><h1>Fichier trop grand</h1>
                <p>Ce fichier est trop grand : %1$so au plus. Rien n’est enregistré. Envoyez-le mois par mois.</p>
                <p lang="en">This file is too large: %1$sB at most. Nothing is stored. Send it month by month.</p></main></body>
                </html>
                """.formatted(limit).getBytes(StandardCharsets.UTF_8));
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
