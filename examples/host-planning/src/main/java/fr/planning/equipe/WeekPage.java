package fr.planning.equipe;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The week of one person, and the way to the others. */
@Controller
class WeekPage {

    private final People people;
    private final Shifts shifts;
    private final PlanningProperties properties;
    private final Clock clock;

    WeekPage(People people, Shifts shifts, PlanningProperties properties, Clock clock) {
        this.people = people;
        this.shifts = shifts;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/semaine";
    }

    @GetMapping("/connexion")
    String login() {
        return "connexion";
    }

    @GetMapping("/semaine")
    String week(
            @RequestParam(name = "personne", required = false) Long personId,
            @RequestParam(name = "du", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Principal principal,
            Model model) {
        LocalDate shown = day == null ? LocalDate.now(clock) : day;
        if (!Planning.PLANNABLE.isValidValue(shown.getYear())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Person person =
                personId == null ? own(principal) : people.find(personId).orElseThrow(NoSuchElementException::new);
        model.addAttribute("week", Week.of(person, shown, shifts));
        model.addAttribute("people", people.all());
        return "semaine";
    }

    private Person own(Principal principal) {
        Optional<String> own = Optional.ofNullable(properties.accounts().get(principal.getName()))
                .flatMap(PlanningProperties.Account::staffNumber);
        return people.all().stream()
                .filter(person -> own.filter(person.staffNumber()::equals).isPresent())
                .findFirst()
                .or(() -> people.all().stream().findFirst())
                .orElseThrow(NoSuchElementException::new);
    }
}
