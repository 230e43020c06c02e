"""What people type becomes options, however they quote it; what cannot be read gets one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.run import Runner
from summaries.errors import BadInput


def test_words_that_no_option_claims_are_the_rest(runner: Runner) -> None:
    """The example of the product: words, a lens, a quoted name."""
    line = '/track prisoner transfer lens:detention name:"Prison deal"'

    assert runner.parse(line) == (
        "track",
        {"words": "prisoner transfer", "lens": "detention", "name": "Prison deal"},
    )


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("/track lens=detention cells", {"lens": "detention", "words": "cells"}),
        ("/track cells LENS:detention", {"lens": "detention", "words": "cells"}),
        ("track cells", {"words": "cells"}),
        ("/track cells lens: detention", {"lens": "detention", "words": "cells"}),
        ("/track cells name:“Prison deal”", {"name": "Prison deal", "words": "cells"}),
        ("/track “house arrest” cells", {"words": '"house arrest" cells'}),
        ("/track\n cells\n\tdeal ", {"words": "cells deal"}),
        ("/track cells include:a include:b", {"words": "cells", "include": "a,b"}),
        ('/track cells exclude:"a b",c', {"words": "cells", "exclude": '"a b",c'}),
        ("/track minister's “own” words", {"words": 'minister\'s "own" words'}),
        ('/track 5" pipe', {"words": '5" pipe'}),
        ("/track “07:30 train”", {"words": '"07:30 train"'}),
    ],
)
def test_every_way_to_write_an_option_is_read(runner: Runner, line: str, options: dict[str, str]) -> None:
    """Colon or equals sign, any case, straight or curly quotation marks, blanks of any kind."""
    assert runner.parse(line)[1] == options


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?lens=x&y=1#part:2",
        "http://news.example:8080/a:b",
        "HTTPS://NEWS.EXAMPLE/A",
        "https://news.example/a=b,c",
    ],
)
def test_an_address_survives_its_colons(runner: Runner, url: str) -> None:
    """No part of an address is an option."""
    assert runner.parse(f"/track {url} lens:detention")[1] == {"words": url, "lens": "detention"}
    assert runner.parse(f"/why url:{url}")[1] == {"url": url}


def test_a_flag_is_a_bare_word_only_at_the_end(runner: Runner) -> None:
    """“share” within a story's name is a word of it."""
    assert runner.parse("/brief prisoner transfer share")[1] == {"story": "prisoner transfer", "share": "yes"}
    assert runner.parse("/brief share prices")[1] == {"story": "share prices"}
    assert runner.parse("/brief prices “share”")[1] == {"story": 'prices "share"'}
    assert runner.parse("/brief prices share:no")[1] == {"story": "prices"}
    assert runner.parse("/brief prices full share")[1] == {"story": "prices", "full": "yes", "share": "yes"}


def test_an_action_is_a_bare_word_at_either_end(runner: Runner) -> None:
    """/sources add URL and /roles NAME editor read as they are said."""
    assert runner.parse("/sources add news.example")[1] == {"action": "add", "what": "news.example"}
    assert runner.parse("/sources Remove Civic Radio")[1] == {"action": "remove", "what": "Civic Radio"}
    assert runner.parse("/roles Rolf Tarn editor")[1] == {"member": "Rolf Tarn", "role": "editor"}
    assert runner.parse('/sources "add"')[1] == {"what": '"add"'}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/trak cells", "There is no command /trak; did you mean /track? /help lists them all."),
        ("/xyzzy", "There is no command /xyzzy. /help lists them all."),
        ("", "Type a command, such as /stories; /help lists them all."),
        ("/", "Type a command, such as /stories; /help lists them all."),
        ("/track cells lense:detention", "/track has no option 'lense'; did you mean lens:?"),
        ("/stories when:now", "/stories takes no options, so leave when: out."),
        ("/stories all", "/stories has no use for 'all'; leave it out, or see /help stories."),
        ("/track cells lens:a lens:b", "lens: is given twice; /track takes it once."),
        ("/track cells lens:", "lens: has no value; write lens:VALUE, or leave it out."),
        (
            '/track name:"Prison deal',
            "The quotation mark before “Prison deal” is never closed; put one where the phrase ends.",
        ),
        ('/track prison deal "', "The quotation mark at the end opens nothing; leave it out."),
        ("/brief a share:perhaps", "share: is yes or no, not 'perhaps'."),
        (
            "/roles Rolf role:editr",
            "role: is reader, editor or admin for /roles, not 'editr'; did you mean editor?",
        ),
        ("/why url:https://a.example b", "/why got url:https://a.example and also 'b'; give one of them."),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(runner: Runner, line: str, sentence: str) -> None:
    """Each says what is wrong and what to write instead."""
    with pytest.raises(BadInput) as caught:
        runner.parse(line)

    assert str(caught.value) == sentence


@given(st.text(max_size=80))
def test_no_text_breaks_the_parser(text: str) -> None:
    """Whatever is typed is read, or refused in words."""
    runner, sentences = Runner(lambda *_: None), []
    for line in (text, f"/track {text}", f"/roles {text}"):
        try:
            name, options = runner.parse(line)
        except BadInput as problem:
            sentences.append(str(problem))
        else:
            assert all(runner.registry.get(name).option(option) for option in options)
    assert all(0 < len(sentence) < 400 for sentence in sentences)


def test_a_button_is_a_command_and_its_options(runner: Runner) -> None:
    """What was packed comes out; what is not ours is refused."""
    assert runner.button("brief?story=prisoner-transfer&full=yes") == (
        "brief",
        {"story": "prisoner-transfer", "full": "yes"},
    )
    for code in ("brief?colour=red", "dance", "../etc?x=1", "brief?story=" + "x" * 100):
        with pytest.raises(BadInput, match="run the command again"):
            runner.button(code)
