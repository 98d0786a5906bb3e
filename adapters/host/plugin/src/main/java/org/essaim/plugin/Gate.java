package org.essaim.plugin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Stands before the host's security: whoever is refused by the pages where no filter chain of the host's answers for it gets a 403,
 * not an error.
 */
final class Gate implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AccessDeniedException | AuthenticationException e) {
            if (!response.isCommitted() && response instanceof HttpServletResponse answer) {
                answer.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        }
    }
}
