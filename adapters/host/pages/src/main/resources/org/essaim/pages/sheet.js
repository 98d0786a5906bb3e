// Shows at once which questions are asked. Whatever it does, buttons do too: without it nothing is missing.
(function () {
  "use strict";
  var form = document.getElementById("sheet");
  var last = 0;
  if (!form || !window.XMLHttpRequest || !window.DOMParser) {
    return;
  }

  function typed() {
    var pairs = ["do=update"];
    for (var i = 0; i < form.elements.length; i++) {
      var field = form.elements[i];
      var choice = field.type === "radio" || field.type === "checkbox";
      if (field.name && !field.disabled && field.type !== "submit" && (!choice || field.checked)) {
        pairs.push(encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value));
      }
    }
    return pairs.join("&");
  }

  // What stays is left as it is, with the focus in it and with what is being typed.
  function renew(before, after) {
    var changed = false;
    var old = before.querySelector("[data-figure]");
    var box = before.querySelector("[data-blocks]");
    if (box) {
      changed = lay(box, after.querySelector("[data-blocks]"));
    } else if (old) {
      var value = after.querySelector("[data-figure]").textContent;
      if (old.textContent !== value) {
        old.textContent = value;
      }
    }
    return changed;
  }

  function keys(box) {
    var found = Object.create(null);
    for (var child = box.firstElementChild; child; child = child.nextElementSibling) {
      found[child.getAttribute("data-key")] = child;
    }
    return found;
  }

  function lay(before, after) {
    var changed = false;
    var wanted = keys(after);
    var there = keys(before);
    var child = before.firstElementChild;
    while (child) {
      var next = child.nextElementSibling;
      if (!wanted[child.getAttribute("data-key")]) {
        before.removeChild(child);
        changed = true;
      }
      child = next;
    }
    var at = before.firstElementChild;
    for (var fresh = after.firstElementChild; fresh; fresh = fresh.nextElementSibling) {
      var known = there[fresh.getAttribute("data-key")];
      if (known) {
        changed = renew(known, fresh) || changed;
        at = known.nextElementSibling;
      } else {
        before.insertBefore(document.importNode(fresh, true), at);
        changed = true;
      }
    }
    return changed;
  }

  function show(text) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var asked = page.getElementById("asked");
    var kept = page.getElementById("kept");
    if (!asked || !kept) {
      return;
    }
    var place = document.activeElement;
    if (lay(document.getElementById("asked"), asked)) {
      var said = document.getElementById("changed");
      said.textContent = said.getAttribute("data-text");
      // Whoever stood in a question that went goes on from what is said about it.
      if (place && place !== document.body && !document.body.contains(place)) {
        said.setAttribute("tabindex", "-1");
        said.focus();
      }
    }
    document.getElementById("kept").innerHTML = kept.innerHTML;
  }

  form.addEventListener("change", function () {
    var mine = ++last;
    var request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
    request.onload = function () {
      // Of several answers the last one counts.
      if (mine === last && request.status === 200) {
        show(request.responseText);
      }
    };
    request.send(typed());
  });
})();
