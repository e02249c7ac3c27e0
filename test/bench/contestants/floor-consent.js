// The least that asks, remembers and obeys: what no widget for many sites can be smaller than.
(function () {
  var known = document.cookie.match(/(?:^|; )floor=(yes|no)/);
  if (known) return void (known[1] === 'yes' && run());
  document.addEventListener('DOMContentLoaded', ask);

  function ask() {
    var banner = document.createElement('section');
    banner.id = 'floor';
    banner.setAttribute('aria-labelledby', 'floor-title');
    banner.style.cssText =
      'position:fixed;left:16px;bottom:16px;max-width:420px;padding:20px;z-index:9;' + 'background:#fff;color:#111;border:1px solid #ccc';
    banner.innerHTML =
      '<h2 id="floor-title">' +
      floorWords.title +
      '</h2><p>' +
      floorWords.text +
      '</p><button>' +
      floorWords.accept +
      '</button> <button>' +
      floorWords.refuse +
      '</button>';
    var buttons = banner.querySelectorAll('button');
    buttons[0].onclick = function () {
      decide('yes');
      run();
    };
    buttons[1].onclick = function () {
      decide('no');
    };
    document.body.appendChild(banner);

    function decide(answer) {
      document.cookie = 'floor=' + answer + ';path=/;max-age=15552000;samesite=lax';
      banner.remove();
    }
  }

  function run() {
    var script = document.createElement('script');
    script.src = '/gated.js';
    document.head.appendChild(script);
  }
})();
