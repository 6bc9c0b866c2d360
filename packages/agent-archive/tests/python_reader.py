"""Says what Python finds in archives: for each path on standard input a line of JSON, {path: sha1} or an error."""
import hashlib, json, sys, tarfile, zipfile


def plain(name):
    return name[2:] if name.startswith('./') else name


def sha1(data):
    return hashlib.sha1(data).hexdigest()


def of_zip(path):
    with zipfile.ZipFile(path) as archive:
        return [(plain(i.filename), sha1(archive.read(i))) for i in archive.infolist() if not i.is_dir()]


def of_tar(path):
    with tarfile.open(path) as archive:
        return [
            (plain(m.name), sha1(archive.extractfile(m).read()) if m.isreg() else 'no file')
            for m in archive.getmembers()
            if not m.isdir()
        ]


for line in sys.stdin:
    path = line.rstrip('\n')
    try:
        found = of_zip(path) if path.endswith('.zip') else of_tar(path)
        answer = dict(found) if len(dict(found)) == len(found) else 'the same name twice'
    except Exception as error:
        answer = repr(error)
    print(json.dumps(answer), flush=True)
