package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.html.HtmlTimeInput;
import org.htmlunit.util.Cookie;
import org.jspecify.annotations.Nullable;

/** A browser without JavaScript that says what it sees, errors too. */
final class Browser implements Somebody {
    private final WebClient client = new WebClient();
    private final String root;
    private @Nullable Page page;

    Browser(String root) {
        this.root = root;
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setPrintContentOnFailingStatusCode(false);
        client.getOptions().setTimeout(60_000);
        client.addRequestHeader("Accept-Language", "fr");
    }

    Page page(String path) throws IOException {
        return client.getPage(root + path);
    }

    HtmlPage open(String path) throws IOException {
        go(path);
        return here();
    }

    WebResponse answer(String path) throws IOException {
        return page(path).getWebResponse();
    }

    int status(String path) throws IOException {
        return answer(path).getStatusCode();
    }

    /** The status of the page that they are at. */
    int status() {
        return any().getWebResponse().getStatusCode();
    }

    /** The page that they are at. */
    HtmlPage here() {
        return (HtmlPage) any();
    }

    private Page any() {
        return Objects.requireNonNull(page, "no page was opened");
    }

    /** A form that comes from nowhere, with this body. */
    int post(String path, String body) throws IOException {
        WebRequest request = new WebRequest(URI.create(root + path).toURL(), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setCharset(StandardCharsets.UTF_8);
        request.setRequestBody(body);
        return client.getPage(request).getWebResponse().getStatusCode();
    }

    /** The browser was closed and opened again: it forgot who they are. */
    void forget() {
        client.getCookieManager().clearCookies();
    }

    /** They were away for long: the host forgot who they are. */
    void expire() {
        Cookie session = client.getCookieManager().getCookie("JSESSIONID");
        client.getCookieManager().clearCookies();
        client.getCookieManager()
                .addCookie(new Cookie(session.getDomain(), "JSESSIONID", "0".repeat(32), session.getPath(), -1, false));
    }

    @Override
    public void go(String path) throws IOException {
        page = page(path);
    }

    @Override
    public String address() {
        return any().getUrl().getFile();
    }

    @Override
    public String sees() {
        return any() instanceof HtmlPage laidOut
                ? laidOut.asNormalizedText()
                : any().getWebResponse().getContentAsString();
    }

    @Override
    public void logIn(String login) throws IOException {
        if (page == null || !address().startsWith("/connexion")) {
            open("/connexion");
        }
        signIn(login);
    }

    /** On the login page where they are. */
    void signIn(String login) throws IOException {
        HtmlForm form = here().getForms().get(0);
        form.getInputByName("username").setValue(login);
        form.getInputByName("password").setValue("planning-" + login);
        page = form.getElementsByTagName("button").get(0).click();
    }

    @Override
    public void type(String name, String value) {
        first(HtmlInput.class, "//main//input[@name='" + name + "']").setValue(value);
    }

    @Override
    public void tick(String name, String value) {
        first(HtmlInput.class, "//main//input[@name='" + name + "'][@value='" + value + "']")
                .setChecked(true);
    }

    @Override
    public void choose(String name, String value) {
        first(HtmlSelect.class, "//main//select[@name='" + name + "']").setSelectedAttribute(value, true);
    }

    @Override
    public void attach(String name, Path file) {
        first(HtmlFileInput.class, "//main//input[@name='" + name + "']").setFiles(file.toFile());
    }

    @Override
    public void press(String button) throws IOException {
        page = first(DomElement.class, "//main//button[normalize-space()='" + button + "']")
                .click();
    }

    @Override
    public void send(String act, Map<String, String> fields) throws IOException {
        String form = "//main//form[.//button[@value='" + act + "']]";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            DomElement found = first(DomElement.class, form + "//*[@name='" + field.getKey() + "']");
            String value = field.getValue();
            if (found instanceof HtmlSelect choice) {
                assertThat(choice.getOptions())
                        .extracting(HtmlOption::getValueAttribute)
                        .as(field.getKey())
                        .contains(value);
                choice.setSelectedAttribute(value, true);
            } else if (found instanceof HtmlTextArea area) {
                area.setText(value);
            } else if (found instanceof HtmlTimeInput time) {
                // This browser wants to be told the hour as an American says it, and sends it as the standard has it.
                time.setValue(LocalTime.parse(value).format(DateTimeFormatter.ofPattern("hh:mma", Locale.US)));
            } else {
                ((HtmlInput) found).setValue(value);
            }
        }
        page = first(DomElement.class, form + "//button").click();
    }

    @Override
    public void follow(String link) throws IOException {
        page = first(DomElement.class, link(link)).click();
    }

    @Override
    public byte[] download(String link) throws IOException {
        Page file = first(DomElement.class, link(link)).click();
        assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                .startsWith("attachment;");
        try (InputStream content = file.getWebResponse().getContentAsStream()) {
            return content.readAllBytes();
        }
    }

    private static String link(String text) {
        return "//main//a[contains(., '" + text + "')]";
    }

    private <E extends DomElement> E first(Class<E> type, String path) {
        DomElement found = here().getFirstByXPath(path);
        assertThat(found).as("%s in %s", path, sees()).isNotNull();
        return type.cast(found);
    }

    @Override
    public void close() {
        client.close();
    }
}
