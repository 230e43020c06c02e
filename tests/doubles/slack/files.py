"""files.*: the three steps of an upload, and what became of it."""

from tests.doubles.slack.answers import Ask, answers, channel_for
from tests.doubles.slack.chat import may_post, put
from tests.doubles.slack.kept import File, Json, Refuse
from tests.doubles.slack.methods import number
from tests.doubles.slack.payloads import file_json
from tests.doubles.slack.state import State


@answers("files.getUploadURLExternal")
def get_upload_url(slack: State, ask: Ask) -> Json:
    """Where to send the bytes."""
    length = number(ask.args, "length", 0)
    if length < 1:
        raise Refuse("invalid_arguments", "length must be greater than 0")
    file = File(slack.next_id("F"), ask.team(slack).id, ask.text("filename"), length, alt=ask.text("alt_txt"))
    slack.files[file.id] = file
    return {"upload_url": f"{ask.origin}/upload/v1/{file.id}", "file_id": file.id}


@answers("files.completeUploadExternal")
def complete_upload(slack: State, ask: Ask) -> Json:
    """Say that the bytes are there, and share them where asked."""
    rows = ask.args["files"]
    if not isinstance(rows, list) or not rows:
        raise Refuse("invalid_arguments", "files is an array of {id, title}")
    files = [_uploaded(slack, ask, row) for row in rows]
    channels = [name for name in (ask.text("channel_id") or ask.text("channels")).split(",") if name]
    for name in channels:
        _share(slack, ask, files, name)
    return {"files": [file_json(slack, one) for one in files]}


@answers("files.info")
def info(slack: State, ask: Ask) -> Json:
    """About one file."""
    return {"file": file_json(slack, _known(slack, ask, ask.text("file")))}


@answers("files.delete")
def delete(slack: State, ask: Ask) -> Json:
    """Take a file away."""
    del slack.files[_known(slack, ask, ask.text("file")).id]
    return {}


def _known(slack: State, ask: Ask, external: str) -> File:
    file = slack.files.get(external)
    if file is None or file.team != ask.team(slack).id:
        raise Refuse("file_not_found", f"no file {external!r}")
    return file


def _uploaded(slack: State, ask: Ask, row: Json) -> File:
    file = _known(slack, ask, str(row.get("id")))
    if len(file.content) != file.length:
        raise Refuse("file_not_found", f"{len(file.content)} of {file.length} bytes of {file.id} came")
    file.done, file.title = True, str(row.get("title") or file.name)
    return file


def _share(slack: State, ask: Ask, files: list[File], name: str) -> None:
    """Post the files in one channel."""
    ask.args["channel"] = name
    channel = channel_for(slack, ask)
    may_post(slack, ask.team(slack), channel, ask.token.scopes if ask.token else set())
    said = {"text": ask.text("initial_comment"), "blocks": ask.args.get("blocks")}
    message = put(slack, ask.team(slack), channel, said, thread=ask.text("thread_ts"))
    message.files = [file.id for file in files]
    for file in files:
        file.shared_in.append(channel.id)
