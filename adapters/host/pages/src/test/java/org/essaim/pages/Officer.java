package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.html.HtmlTimeInput;

/** Somebody who keeps programmes by pages: finds a form by its button, fills it in, sends it. */
final class Officer {
    private Officer() {}

    /** What a page says, every space a plain one. */
    static String text(HtmlPage page) {
        return page.asNormalizedText().replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    static HtmlForm form(HtmlPage page, String button) {
        HtmlForm form = page.getFirstByXPath("//main//form[.//button[@value='" + button + "']]");
        assertThat(form).as("%s in %s", button, page.asNormalizedText()).isNotNull();
        return form;
    }

    static boolean offers(HtmlPage page, String button) {
        return page.getFirstByXPath("//main//form[.//button[@value='" + button + "']]") != null;
    }

    /** Fills in the form whose button sends this, with names and values in turn, and sends it. */
    static HtmlPage send(HtmlPage page, String button, String... fields) throws IOException {
        HtmlForm form = form(page, button);
        for (HtmlElement each : form.<HtmlElement>getByXPath(".//input[@type='time']")) {
            if (!each.getAttribute("value").isEmpty()) {
                fill(form, each.getAttribute("name"), each.getAttribute("value"));
            }
        }
        for (int i = 0; i < fields.length; i += 2) {
            fill(form, fields[i], fields[i + 1]);
        }
        return form.<HtmlElement>getFirstByXPath(".//button").click();
    }

    static void fill(HtmlForm form, String name, String value) {
        DomElement field =
                form.getFirstByXPath(".//*[@name='" + name + "'][not(@type='checkbox') or @value='" + value + "']");
        assertThat(field).as("%s in %s", name, form.asNormalizedText()).isNotNull();
        if (field instanceof HtmlSelect choice) {
            assertThat(choice.getOptions())
                    .extracting(option -> option.getValueAttribute())
                    .as(name)
                    .contains(value);
            choice.setSelectedAttribute(value, true);
        } else if (field instanceof HtmlTextArea area) {
            area.setText(value);
        } else if (field instanceof HtmlCheckBoxInput box) {
            box.setChecked(true);
        } else if (field instanceof HtmlTimeInput time) {
            // This browser wants to be told the hour as an American says it, and sends it as the standard has it.
            time.setValue(LocalTime.parse(value).format(DateTimeFormatter.ofPattern("hh:mma", Locale.US)));
        } else {
            ((HtmlInput) field).setValue(value);
        }
    }

    /** Sends a filled table. */
    static HtmlPage table(HtmlPage page, String table, Path file, String... fields) throws IOException {
        HtmlForm form = form(page, "table");
        fill(form, "table", table);
        for (int i = 0; i < fields.length; i += 2) {
            fill(form, fields[i], fields[i + 1]);
        }
        form.<HtmlFileInput>getFirstByXPath(".//input[@name='file']").setFiles(file.toFile());
        return form.<HtmlElement>getFirstByXPath(".//button").click();
    }

    /** What a form would send as it stands, and what is added. */
    static Map<String, String> body(HtmlPage page, String button, String... more) {
        Map<String, String> fields = new HashMap<>();
        for (HtmlElement each : form(page, button).<HtmlElement>getByXPath(".//*[@name]")) {
            if (each instanceof HtmlSelect choice) {
                fields.put(
                        each.getAttribute("name"),
                        choice.getSelectedOptions().get(0).getValueAttribute());
            } else if (each instanceof HtmlTimeInput time) {
                fields.put(each.getAttribute("name"), time.getRawValue());
            } else if (each instanceof HtmlTextArea area) {
                fields.put(each.getAttribute("name"), area.getText());
            } else if (!(each instanceof HtmlCheckBoxInput)) {
                fields.put(each.getAttribute("name"), each.getAttribute("value"));
            }
        }
        fields.remove("_csrf");
        fields.put("do", button);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    /** Where the form with this button is sent, below the servlet. */
    static String address(HtmlPage page, String button) {
        String action = form(page, button).getActionAttribute();
        return action.substring(action.indexOf("/essaim") + "/essaim".length());
    }

    /** Sends a form as it stands, with what is added, to wherever it goes. */
    static WebResponse forge(House.Browser browser, HtmlPage page, String button, String... more) {
        return browser.post(address(page, button), body(page, button, more));
    }

    static List<String> buttons(HtmlPage page) {
        return page.<DomElement>getByXPath("//main//form[@method='post']//button").stream()
                .map(each -> each.getAttribute("value"))
                .toList();
    }
}
