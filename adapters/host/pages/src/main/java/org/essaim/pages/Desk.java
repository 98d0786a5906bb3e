package org.essaim.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Work;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests in, finds the page, and lays out what it answers. */
final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EssaimPages.class);
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Essaim essaim;
    private final Visitors visitors;
    private final boolean formTokens;
    private final Asset style = Asset.style();
    private final Asset sheetScript = Asset.sheetScript();
    private final Asset errandScript = Asset.errandScript();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Desk.class.getClassLoader(), Desk.class.getPackageName());
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Errands errands;

    Desk(Essaim essaim, Visitors visitors, boolean formTokens, Duration patience) {
        this.essaim = essaim;
        this.visitors = visitors;
        this.formTokens = formTokens;
        this.errands = new Errands(patience, InstantSource.system());
        for (Page page : pages()) {
            pages.put(page.path(), page);
        }
        pages.put(ErrandsPage.PATH, new ErrandsPage(errands));
    }

    private static List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new OverviewPage());
        if (hasTables()) {
            pages.add(new ImportsPage());
        }
        pages.add(new LabelsPage());
        pages.add(new ProposalsPage());
        pages.add(new ClosingPage());
        pages.add(new AgreementsPage());
        pages.add(new StatementsPage());
        pages.add(new ClaimsPage());
        pages.add(new TimeSheetsPage());
        pages.add(new ProgrammesPage());
        pages.add(new ProjectsPage());
        pages.add(new ResourcesPage());
        pages.add(new SheetsPage());
        pages.add(new ExperiencesPage());
        pages.add(new PeoplePage());
        pages.add(new IndicatorsPage());
        pages.add(new DashboardPage());
        pages.add(new CampaignsPage());
        pages.add(new AnswerPage());
        pages.add(new AuditPage());
        return pages;
    }

    // Without the adapter nobody imports by page; everything else is there.
    static boolean hasTables() {
        try {
            Class.forName("org.essaim.csv.CsvTimeSource", false, Desk.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard(response);
        if (request.getCharacterEncoding() == null) {
            // Browsers do not say in which encoding they send a form: in that of its page.
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        // Nothing is served before this, and what it throws is the host's to answer.
        Visitor visitor = visitors.visitor(request);
        String info = request.getPathInfo();
        if (info == null) {
            redirect(response, Visit.base(request) + "/");
            return;
        }
        if (info.equals(style.path())) {
            style.serve(response);
            return;
        }
        for (Asset script : List.of(sheetScript, errandScript)) {
            if (info.equals(script.path())) {
                script.serve(response);
                return;
            }
        }
        Visit visit = new Visit(request, essaim, visitor, Language.of(request), path(info));
        Errand errand = errands.begin(visit.asked(), address -> leave(request, response, address));
        Answer answer = null;
        try {
            answer = answered(visit, errand);
        } finally {
            if (errand.hasLeft()) {
                errand.end(answer == null ? broken(visit.language()) : answer);
            } else {
                errands.answered(errand);
            }
        }
        if (errand.hasLeft()) {
            return;
        }
        try {
            send(answer, response, visit);
        } catch (EssaimException e) {
            // The frame names the federation: with the store away there is none.
            LOG.warn("A page could not be framed ({})", e.getClass().getSimpleName());
            bare(response, 503);
        }
    }

    private Answer answered(Visit visit, Errand errand) throws IOException {
        Language language = visit.language();
        try {
            return answer(visit, errand);
        } catch (Refusal e) {
            return refused(language, e.status(), e.what(), List.of(e.remedy()));
        } catch (CancelledException e) {
            return cancelled(language);
        } catch (EssaimException e) {
            return told(language, visit.request().getMethod(), e);
        } catch (RuntimeException e) {
            return ours(language, e, errand.hasLeft());
        }
    }

    private Answer answer(Visit visit, Errand errand) throws IOException {
        List<String> path = visit.path();
        Page page = path.isEmpty() ? pages.get("") : pages.get(path.get(0));
        if (page == null) {
            throw Refusal.notFound(visit.language());
        }
        visit.require(page.duty());
        switch (visit.request().getMethod()) {
            case "HEAD" -> {
                return page.get(visit);
            }
            case "GET" -> {
                Optional<Screen> made = made(visit, errand);
                return made.isPresent() ? made.get() : watched(errand, page, () -> page.get(visit));
            }
            case "POST" -> {
                requireOwnForm(visit, page.isOpenedByLink());
                return watched(errand, page, () -> page.post(visit));
            }
            default -> throw Refusal.noSuchForm(visit.language());
        }
    }

    // What took long is shown where it was asked for, once it is done; reloading works it out again.
    private Optional<Screen> made(Visit visit, Errand asks) {
        String id = visit.request().getParameter(Errand.PARAMETER);
        return id == null
                ? Optional.empty()
                : errands.find(id, visit.visitor().id())
                        .filter(errand -> errand.asked().language() == visit.language())
                        .filter(errand ->
                                errand.asked().address().equals(asks.asked().address()))
                        .flatMap(Errand::outcome)
                        .filter(Screen.class::isInstance)
                        .map(Screen.class::cast);
    }

    private static Answer watched(Errand errand, Page page, Doing doing) throws IOException {
        // Who fills in a questionnaire has a link, and no other page of ours.
        if (page.isOpenedByLink()) {
            return doing.done();
        }
        try {
            return Work.watched(errand, () -> {
                try {
                    Answer answer = doing.done();
                    return errand.hasLeft() && answer instanceof Answer.Download download
                            ? errand.keep(download)
                            : answer;
                } catch (IOException e) {
                    throw new Torn(e);
                }
            });
        } catch (Torn e) {
            throw e.torn;
        }
    }

    @FunctionalInterface
    private interface Doing {
        Answer done() throws IOException;
    }

    /** Carries it through work that throws none. */
    private static final class Torn extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException torn;

        Torn(IOException torn) {
            super(torn);
            this.torn = torn;
        }
    }

    // The answer is whole, and the thread goes on with the work, as whoever asked.
    private static void leave(HttpServletRequest request, HttpServletResponse response, String address) {
        try {
            if (request.getProtocol().startsWith("HTTP/1")) {
                // Else the browser's next request would wait on the same connection, behind the work.
                response.setHeader("Connection", "close");
            }
            response.setContentLength(0);
            redirect(response, address);
            response.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("Whoever waited has gone ({})", e.getClass().getSimpleName());
        }
    }

    private void requireOwnForm(Visit visit, boolean byLink) throws IOException {
        HttpServletRequest request = visit.request();
        // Browsers say where a form came from, and no page can make them lie.
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Refusal.forged(visit.language());
        }
        Visitor.@Nullable FormToken token = visit.visitor().formToken();
        if (token == null) {
            // Whoever could forge a form that carries a link has that link, and needs nobody's browser.
            if (byLink) {
                parameter(request, "link", visit.language());
            } else if (formTokens) {
                throw Refusal.forged(visit.language());
            }
            return;
        }
        String came = parameter(request, token.name(), visit.language());
        if (came == null || !token.accepts().test(came)) {
            throw Refusal.forged(visit.language());
        }
    }

    private static @Nullable String parameter(HttpServletRequest request, String name, Language language)
            throws IOException {
        String type = request.getContentType();
        try {
            if (type != null && type.startsWith("multipart/")) {
                // Reading parameters alone would say that there are none where the body is too large.
                request.getParts();
            }
            return request.getParameter(name);
        } catch (IllegalStateException e) {
            // How containers say that a body is larger than they take.
            throw Refusal.tooLarge(language);
        } catch (ServletException e) {
            throw Refusal.incomplete(language, "multipart/form-data");
        }
    }

    private Answer told(Language language, String method, EssaimException e) {
        if (e instanceof StoreException) {
            LOG.warn("The store failed while a page was asked for");
            Refusal away = Refusal.away(language);
            return refused(language, away.status(), away.what(), List.of(away.remedy()));
        }
        List<String> lines =
                e.getMessage() == null ? List.of() : e.getMessage().lines().toList();
        String what = lines.isEmpty() ? "" : lines.get(0);
        List<String> more = new ArrayList<>(lines.subList(Math.min(1, lines.size()), lines.size()));
        if (e instanceof LostUpdateException) {
            more.add(language.say(
                    "Quelqu’un d’autre vient de modifier la même chose\u00a0: rouvrez la page et recommencez.",
                    "Somebody else changed the same thing just now: open the page again and repeat."));
        }
        return refused(language, method.equals("POST") ? 409 : 404, what, more);
    }

    /** Exceptions of the JDK are faults of ours; all others are the host's, whose security throws them through us. */
    private static Screen ours(Language language, RuntimeException e, boolean left) {
        if (!e.getClass().getName().startsWith("java")) {
            if (left) {
                // No login page of the host's reaches a browser that has its answer.
                LOG.warn(
                        "Work that nobody waits for any more was ended by the host ({})",
                        e.getClass().getSimpleName());
                return broken(language);
            }
            throw e;
        }
        LOG.error("A page failed", e);
        return refused(
                language,
                500,
                language.say("Cette page a échoué, et c’est notre faute.", "This page failed, and it is our fault."),
                List.of(language.say(
                        "Le journal du serveur dit où. Rien n’est à moitié enregistré.",
                        "The server's log says where. Nothing is half stored.")));
    }

    private static Screen broken(Language language) {
        return refused(
                language,
                500,
                language.say("Ce travail n’a pas abouti.", "This work came to nothing."),
                List.of(language.say(
                        "Le journal du serveur dit pourquoi. Rien n’est à moitié enregistré.",
                        "The server's log says why. Nothing is half stored.")));
    }

    private static Screen cancelled(Language language) {
        return new Screen(
                409,
                language.say("Travail interrompu", "Work cancelled"),
                List.of(new Part.Notice(
                        Part.Tone.REMARK,
                        language.say("Ce travail est interrompu, comme demandé.", "This work was cancelled, as asked."),
                        List.of(language.say(
                                "Rien de ce qui était commencé n’est enregistré ; ce qui était achevé le reste.",
                                "Nothing of what was begun is stored; what was complete before stays.")))));
    }

    private static Screen refused(Language language, int status, String what, List<String> more) {
        String title = switch (status) {
            case 403 -> language.say("Accès refusé", "Not allowed");
            case 404 -> language.say("Introuvable", "Not found");
            case 500, 503 -> language.say("Indisponible", "Not available");
            default -> language.say("Demande refusée", "Refused");
        };
        return new Screen(status, title, List.of(new Part.Notice(Part.Tone.REFUSAL, what, more)));
    }

    private void send(Answer answer, HttpServletResponse response, Visit visit) throws IOException {
        if (answer instanceof Answer.Elsewhere elsewhere) {
            redirect(response, elsewhere.address());
        } else if (answer instanceof Answer.Download download) {
            response.setContentType(download.type());
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"" + Downloads.safe(download.name()) + "\"");
            OutputStream out = response.getOutputStream();
            download.content().writeTo(out);
            out.flush();
        } else {
            StringOutput out = new StringOutput(16 * 1024);
            Frame frame = frame((Screen) answer, visit);
            templates.render("screen.jte", frame, out);
            if (frame.script() != null) {
                response.setHeader(
                        "Content-Security-Policy",
                        POLICY + "; script-src 'nonce-" + frame.script().nonce() + "'; connect-src 'self'");
            }
            byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
            response.setStatus(((Screen) answer).status());
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Language", visit.language().code());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    private Frame frame(Screen screen, Visit visit) {
        HttpServletRequest request = visit.request();
        Language language = visit.language();
        List<String> path = visit.path();
        Page shown = path.isEmpty() ? null : pages.get(path.get(0));
        boolean alone = shown != null && shown.isOpenedByLink();
        List<Part.Link> links = pages.values().stream()
                .filter(page -> !alone && !page.isOpenedByLink() && visit.may(page.duty()) && page.isShown(visit))
                .map(page -> new Part.Link(page.title(language), visit.address(page.path())))
                .toList();
        boolean founded = essaim.isFounded();
        return new Frame(
                language,
                screen,
                founded ? essaim.federation().name() : "Essaim",
                founded && essaim.federation().fictitious(),
                visit.address(""),
                Visit.base(request) + style.path(),
                links,
                visit.address(path.isEmpty() ? "" : path.get(0)),
                // What was typed is in no address, and would be lost.
                (alone && request.getMethod().equals("POST")) || isOutcome(screen, path)
                        ? ""
                        : inOtherLanguage(request, language),
                alone ? "" : Frame.duty(visit.visitor().duty(), language),
                visit.visitor().formToken(),
                script(screen, Visit.base(request)));
    }

    // It was said once, in the language of who asked.
    private static boolean isOutcome(Screen screen, List<String> path) {
        return path.size() > 1
                && path.get(0).equals(ErrandsPage.PATH)
                && screen.parts().stream().noneMatch(Part.Advance.class::isInstance);
    }

    private Frame.@Nullable Script script(Screen screen, String base) {
        for (Part part : screen.parts()) {
            if (part instanceof Part.Questions) {
                return new Frame.Script(base + sheetScript.path(), nonce());
            }
            if (part instanceof Part.Advance) {
                return new Frame.Script(base + errandScript.path(), nonce());
            }
        }
        return null;
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    // What a form sent stays out of addresses.
    private static String inOtherLanguage(HttpServletRequest request, Language language) {
        StringBuilder address = new StringBuilder(request.getRequestURI()).append('?');
        Visit.question(request)
                .filter(each -> !each.startsWith("lang="))
                .forEach(each -> address.append(each).append('&'));
        return address.append("lang=").append(language.other().code()).toString();
    }

    private static List<String> path(String info) {
        return Arrays.stream(info.split("/", -1))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static void guard(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
    }

    private static void bare(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write("Indisponible pour le moment. Not available for now.\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        errands.close();
        pages.values().forEach(page -> {
            if (page instanceof ImportsPage imports) {
                imports.close();
            }
        });
    }
}
