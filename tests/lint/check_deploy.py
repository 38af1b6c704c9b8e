#!/usr/bin/python3
"""The deployment files that nothing here can run: their form, and what of them the programs themselves can judge.

usage: check_deploy.py --bin DIR
"""
import argparse, os, pathlib, re, subprocess, tempfile

import yaml

DEPLOY = pathlib.Path(__file__).resolve().parents[2] / "deploy"
PROGRAMS = ("plotmill", "plotmill-broker", "plotmill-worker")
DRAIN_S = 30  # worker.drain_timeout's default
INSTRUCTIONS = {"FROM", "RUN", "COPY", "WORKDIR", "USER", "STOPSIGNAL", "CMD"}
ALWAYS_THERE = {"libc6", "libgcc-s1"}


def check_configuration(text, programs):
    """Broker and worker take it, with folders of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "plotmill.yaml"
        path.write_text(text.replace("/var/lib/plotmill", folder).replace("/srv/plotmill", folder))
        for program in PROGRAMS[1:]:
            done = subprocess.run([f"{programs}/{program}", "--config", path, "--check"], capture_output=True, text=True)
            assert done.returncode == 0, f"{program} --check: {done.stderr}"


def check_dockerfile(programs):
    text = (DEPLOY / "docker" / "Dockerfile").read_text()
    lines = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    for line in filter(str.strip, lines):
        assert line.split()[0] in INSTRUCTIONS, f"Dockerfile: {line!r}"
    for copied in re.findall(r"^COPY (?!--from)(\S+) ", text, re.M):
        assert (DEPLOY.parent / copied).exists(), f"Dockerfile copies {copied}"
    needed = set()
    for program in PROGRAMS:
        said = subprocess.run(["readelf", "-d", f"{programs}/{program}"], capture_output=True, text=True, check=True).stdout
        needed |= set(re.findall(r"NEEDED.*\[(\S+)\]", said))
    patterns = [f"*/x86_64-linux-gnu/{library}" for library in sorted(needed)]
    found = subprocess.run(["dpkg", "-S", *patterns], capture_output=True, text=True).stdout.splitlines()
    owners = {line.rpartition("/")[2]: line.split(":")[0] for line in found}
    for library in sorted(needed):
        owner = owners.get(library)
        installed = owner is not None and re.search(rf"\s{re.escape(owner)}\s", text) is not None
        assert owner in ALWAYS_THERE or installed, f"Dockerfile: {library} of the package {owner!r} is not installed"


def check_compose():
    compose = yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text())
    for name, service in compose["services"].items():
        assert service["command"][0] in PROGRAMS, name
        for volume in service["volumes"]:
            assert volume.split(":")[0] in compose["volumes"], f"{name}: {volume}"
    assert int(compose["services"]["worker"]["stop_grace_period"].rstrip("s")) > DRAIN_S


def check_kubernetes(programs):
    objects = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "plotmill.yaml").read_text()))
    by_kind = {}
    for each in objects:
        assert each["apiVersion"] and each["metadata"]["name"], each
        by_kind.setdefault(each["kind"], []).append(each)
    claims = {each["metadata"]["name"] for each in by_kind["PersistentVolumeClaim"]}
    configurations = {each["metadata"]["name"]: each["data"] for each in by_kind["ConfigMap"]}
    pods = []
    for each in by_kind["StatefulSet"] + by_kind["Deployment"]:
        spec = each["spec"]
        pods.append(spec["template"]["metadata"]["labels"])
        assert spec["selector"]["matchLabels"] == pods[-1], each["metadata"]["name"]
        pod = spec["template"]["spec"]
        volumes = {v["name"] for v in pod["volumes"]} | {c["metadata"]["name"] for c in spec.get("volumeClaimTemplates", ())}
        for volume in pod["volumes"]:
            assert volume.get("configMap", {"name": "plotmill"})["name"] in configurations, volume
            assert volume.get("persistentVolumeClaim", {"claimName": next(iter(claims))})["claimName"] in claims, volume
        for container in pod["containers"]:
            assert container["command"][0] in PROGRAMS, container["name"]
            assert {m["name"] for m in container["volumeMounts"]} == volumes, container["name"]
    for each in by_kind["Service"]:
        assert each["spec"]["selector"] in pods, "a Service that selects nothing"
    for each in by_kind["NetworkPolicy"]:
        assert each["spec"]["podSelector"]["matchLabels"] in pods, "a NetworkPolicy that selects nothing"
    worker = by_kind["Deployment"][0]["spec"]["template"]["spec"]
    assert worker["terminationGracePeriodSeconds"] > DRAIN_S
    for data in configurations.values():
        check_configuration(data["plotmill.yaml"], programs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    programs = os.path.realpath(parser.parse_args().bin)
    check_configuration((DEPLOY / "plotmill.yaml").read_text(), programs)
    check_dockerfile(programs)
    check_compose()
    check_kubernetes(programs)
    for path in (*DEPLOY.glob("docker/*"), *DEPLOY.glob("kubernetes/*")):
        assert "NOT RUN HERE" in path.read_text()[:300], f"{path.name}: does not say that it was not run here"
    print("deploy: image, compose and Kubernetes are well-formed, and their configuration is taken")


if __name__ == "__main__":
    main()
