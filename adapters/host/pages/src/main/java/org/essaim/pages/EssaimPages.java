package org.essaim.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.essaim.Essaim;

/**
 * What Essaim does, as pages (<i>pages</i>): one servlet that any container mounts under a prefix, such as {@code /essaim/*}.
 *
 * <p>Server-rendered, usable without JavaScript, without anything from elsewhere; in French, or in English for browsers that prefer it.
 * Give it a multipart configuration, or nobody can send it a file. Thread-safe.
 *
 * <pre>{@code
 * var pages = EssaimPages.of(essaim, request -> Visitor.of(request.getRemoteUser(), Duty.READER));
 * }</pre>
 */
public final class EssaimPages extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> LOOKS =
            Set.of(Asset.style().path(), Asset.sheetScript().path());

    @SuppressWarnings("serial") // no container writes this servlet down
    private final Desk desk;

    private EssaimPages(Desk desk) {
        this.desk = desk;
    }

    /**
     * Pages over this Essaim.
     *
     * @param essaim acts as whoever visits: its actor is asked at each call, on the thread of the request, and its store refuses
     *     what that actor may not do. The pages never close it
     * @param visitors says who that is
     */
    public static EssaimPages of(Essaim essaim, Visitors visitors) {
        return builder(essaim, visitors).build();
    }

    /** Starts with what every host has to say. */
    public static Builder builder(Essaim essaim, Visitors visitors) {
        return new Builder(essaim, visitors);
    }

    /**
     * True if a request is for what whoever holds a link may open without an account: the questionnaire, and how pages look. A host whose respondents have no
     * accounts lets these through and answers {@link Visitors#visitor} with somebody who may read and sees no structure; core then asks for the link itself.
     */
    public static boolean isForLinks(HttpServletRequest request) {
        String info = Objects.requireNonNullElse(request.getPathInfo(), "");
        return info.startsWith("/" + AnswerPage.PATH + "/") || LOOKS.contains(info);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve(request, response);
    }

    @Override
    public void destroy() {
        desk.close();
    }

    /** Collects what the pages need; not thread-safe. */
    public static final class Builder {
        private final Essaim essaim;
        private final Visitors visitors;
        private boolean formTokens = true;
        private Duration patience = Duration.ofSeconds(2);

        private Builder(Essaim essaim, Visitors visitors) {
            this.essaim = Objects.requireNonNull(essaim, "essaim");
            this.visitors = Objects.requireNonNull(visitors, "visitors");
        }

        /**
         * Takes forms of visitors that have no token: for a host that tells its visitors apart by something that no other site
         * can make a browser send. Whoever has a token needs it all the same.
         */
        public Builder withoutFormToken() {
            this.formTokens = false;
            return this;
        }

        /**
         * How long a browser waits for long work before it is shown how far the work has come, and may cancel it; two seconds unless said otherwise. The thread of
         * the request goes on with the work then, and its answer is {@code 303} to a page that follows it.
         *
         * @param patience not negative; for a host whose requests must not outlast their answer, longer than anything lasts
         */
        public Builder patience(Duration patience) {
            if (patience.isNegative()) {
                throw new IllegalArgumentException("Nobody waits for [" + patience + "].\nMaybe leave out the sign.");
            }
            this.patience = patience;
            return this;
        }

        /** The pages. */
        public EssaimPages build() {
            return new EssaimPages(new Desk(essaim, visitors, formTokens, patience));
        }
    }
}
