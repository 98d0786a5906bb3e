package fr.planning.equipe;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the team enters and changes; each ends on the week it was about. */
@Controller
class ShiftPages {

    private final Planning planning;
    private final People people;
    private final Shifts shifts;
    private final Clock clock;

    ShiftPages(Planning planning, People people, Shifts shifts, Clock clock) {
        this.planning = planning;
        this.people = people;
        this.shifts = shifts;
        this.clock = clock;
    }

    @ModelAttribute("people")
    List<Person> people() {
        return people.all();
    }

    @GetMapping("/creneaux/nouveau")
    String newVisit(
            @RequestParam(name = "personne", required = false) Long personId,
            @RequestParam(name = "du", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Model model) {
        VisitForm form = new VisitForm();
        form.setPerson(personId);
        form.setDay(day == null ? LocalDate.now(clock) : day);
        model.addAttribute("form", form);
        return "intervention";
    }

    @PostMapping("/creneaux")
    String addVisit(@Valid @ModelAttribute("form") VisitForm form, BindingResult result, RedirectAttributes flash) {
        if (entered(
                result,
                () -> planning.addVisit(
                        form.getPerson(),
                        form.getLabel(),
                        form.getClient(),
                        form.getNote(),
                        form.start(),
                        form.end()))) {
            flash.addFlashAttribute("message", "L’intervention est ajoutée.");
            return week(form.getPerson(), form.getDay());
        }
        return "intervention";
    }

    @GetMapping("/reunions/nouvelle")
    String newMeeting(
            @RequestParam(name = "personne", required = false) Long personId,
            @RequestParam(name = "du", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Model model) {
        MeetingForm form = new MeetingForm();
        if (personId != null) {
            form.getPeople().add(personId);
        }
        form.setDay(day == null ? LocalDate.now(clock) : day);
        model.addAttribute("form", form);
        return "reunion";
    }

    @PostMapping("/reunions")
    String addMeeting(@Valid @ModelAttribute("form") MeetingForm form, BindingResult result, RedirectAttributes flash) {
        if (entered(
                result,
                () -> planning.addMeeting(
                        form.getPeople(), form.getLabel(), form.getNote(), form.start(), form.end()))) {
            flash.addFlashAttribute("message", "La réunion est ajoutée.");
            return week(form.getPeople().get(0), form.getDay());
        }
        return "reunion";
    }

    @GetMapping("/creneaux/{id}/deplacer")
    String moving(@PathVariable("id") long id, Model model) {
        Shift shift = existing(id);
        MoveForm form = new MoveForm();
        form.setVersion(shift.version());
        form.setDay(shift.day());
        form.setFrom(shift.start().toLocalTime());
        form.setUntil(shift.end().toLocalTime());
        model.addAttribute("form", form);
        return moving(shift, model);
    }

    @PostMapping("/creneaux/{id}/deplacer")
    String move(
            @PathVariable("id") long id,
            @Valid @ModelAttribute("form") MoveForm form,
            BindingResult result,
            Model model,
            RedirectAttributes flash) {
        Shift shift = existing(id);
        if (entered(result, () -> planning.move(id, form.getVersion(), form.start(), form.end()))) {
            flash.addFlashAttribute("message", "Le créneau est déplacé.");
            return week(shift.personId(), form.getDay());
        }
        return moving(shift, model);
    }

    @PostMapping("/creneaux/{id}/annuler")
    String cancel(
            @PathVariable("id") long id,
            @RequestParam("version") int version,
            @RequestParam(name = "tous", defaultValue = "false") boolean forAll,
            RedirectAttributes flash) {
        return change(id, "Le créneau est annulé.", flash, () -> planning.cancel(id, version, forAll));
    }

    @PostMapping("/creneaux/{id}/confirmer")
    String confirm(@PathVariable("id") long id, @RequestParam("version") int version, RedirectAttributes flash) {
        return change(id, "Le créneau est confirmé.", flash, () -> planning.confirm(id, version));
    }

    @PostMapping("/creneaux/{id}/supprimer")
    String remove(@PathVariable("id") long id, @RequestParam("version") int version, RedirectAttributes flash) {
        return change(id, "Le créneau est supprimé.", flash, () -> planning.remove(id, version));
    }

    private String moving(Shift shift, Model model) {
        model.addAttribute("shift", shift);
        model.addAttribute("person", people.find(shift.personId()).orElseThrow(NoSuchElementException::new));
        return "deplacer";
    }

    private String change(long id, String message, RedirectAttributes flash, Runnable change) {
        Shift shift = existing(id);
        try {
            change.run();
            flash.addFlashAttribute("message", message);
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
        }
        return week(shift.personId(), shift.day());
    }

    private Shift existing(long id) {
        return shifts.find(id).orElseThrow(NoSuchElementException::new);
    }

    private static boolean entered(BindingResult result, Runnable entry) {
        if (!result.hasErrors()) {
            try {
                entry.run();
            } catch (Refused refused) {
                result.reject("refused", refused.getMessage());
            }
        }
        return !result.hasErrors();
    }

    private static String week(long personId, LocalDate day) {
        return "redirect:/semaine?personne=" + personId + "&du=" + day;
    }
}
