package org.essaim.plugin;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A servlet that runs with the class loader that it came from, as libraries that look for services expect it. */
final class Apart implements Servlet {
    private final Servlet pages;
    private final ClassLoader loader;

    Apart(Servlet pages, ClassLoader loader) {
        this.pages = pages;
        this.loader = loader;
    }

    /** Runs something with this context class loader, and restores the one that was there. */
    static <T> T with(ClassLoader loader, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Step {
        void go() throws ServletException, IOException;
    }

    private void apart(Step step) throws ServletException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            step.go();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        try {
            apart(() -> pages.init(config));
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        apart(() -> pages.service(request, response));
    }

    @Override
    public void destroy() {
        try {
            apart(pages::destroy);
        } catch (ServletException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ServletConfig getServletConfig() {
        return pages.getServletConfig();
    }

    @Override
    public String getServletInfo() {
        return "Essaim";
    }
}
