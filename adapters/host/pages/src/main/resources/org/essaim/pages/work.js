// Looks again how far long work has come, and opens what it came to. Without it a link does.
(function () {
  "use strict";
  var work = document.getElementById("work");
  if (!work || !window.XMLHttpRequest || !window.DOMParser) {
    return;
  }

  // What did not change stays as it is: whoever listens hears a stage once.
  function renew(id, page) {
    var before = document.getElementById(id);
    var after = page.getElementById(id);
    if (before && after && before.textContent !== after.textContent) {
      before.textContent = after.textContent;
    }
  }

  function show(page) {
    renew("stage", page);
    renew("done", page);
    var bar = document.getElementById("bar");
    var fresh = page.getElementById("bar");
    ["max", "value"].forEach(function (name) {
      var value = fresh.getAttribute(name);
      if (value === null) {
        bar.removeAttribute(name);
      } else if (bar.getAttribute(name) !== value) {
        bar.setAttribute(name, value);
      }
    });
  }

  function look() {
    var request = new XMLHttpRequest();
    request.open("GET", window.location.href);
    request.onload = function () {
      var page = new DOMParser().parseFromString(request.responseText, "text/html");
      if (page.getElementById("work")) {
        show(page);
        again();
      } else {
        window.location.reload();
      }
    };
    request.onerror = again;
    request.send();
  }

  function again() {
    window.setTimeout(look, 1000);
  }

  again();
})();
