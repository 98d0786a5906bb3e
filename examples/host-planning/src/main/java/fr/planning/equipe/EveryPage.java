package fr.planning.equipe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows, and what happens when there is nothing to show. */
@ControllerAdvice
class EveryPage {

    @ModelAttribute
    void whoIsHere(HttpServletRequest request, Model model) {
        if (request.getRemoteUser() != null) {
            model.addAttribute("login", request.getRemoteUser());
            model.addAttribute("mayPlan", request.isUserInRole("EQUIPE"));
            model.addAttribute("mayRemove", request.isUserInRole("COORDINATION"));
        }
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notHere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
