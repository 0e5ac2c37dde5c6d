{{/*
The pod of each component, of (dict "root" $ "component" "receiver" "resources" … "drainSeconds" … "tag" …). What takes events
is probed where events come in, a worker on its admin port; whoever has a volume of its own for /data says so with
"ownData", the others give "dataSize".
*/}}
{{- define "tailrace.pod" -}}
{{- $root := .root -}}
{{- $probed := ternary "admin" "events" (eq .component "worker") -}}
metadata:
  annotations:
    # A changed tailrace.yaml is read at a start: it rolls the pods.
    checksum/config: {{ include "tailrace.config" $root | sha256sum }}
    {{- with $root.Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  labels:
    {{- with $root.Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- include "tailrace.selector" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  serviceAccountName: {{ include "tailrace.serviceAccount" $root }}
  # Tailrace asks nothing of the cluster. Workload identity needs the account, not its token here.
  automountServiceAccountToken: false
  enableServiceLinks: false
  # Longer than the drain and the closing together; the drain stands in for a preStop hook: requests are answered meanwhile.
  terminationGracePeriodSeconds: {{ add .drainSeconds $root.Values.closeSeconds 5 }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: tailrace
      image: {{ include "tailrace.image" (dict "root" $root "tag" .tag) | quote }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: {{ ternary (list "serve") (list "serve" "--role" .component) (eq .component "embedded") | toJson }}
      env:
        - name: TAILRACE_CONFIG
          value: /etc/tailrace/tailrace.yaml
        # A folder that Tailrace makes: the volume's own belongs to root and may hold lost+found, which restore would refuse.
        - name: TAILRACE_DATA_DIR
          value: /data/tailrace
        {{- with $root.Values.javaOptions }}
        - name: JDK_JAVA_OPTIONS
          value: {{ . | quote }}
        {{- end }}
        {{- range $name, $value := $root.Values.env }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
      ports:
        {{- if ne .component "worker" }}
        - name: events
          containerPort: 8080
        {{- end }}
        - name: admin
          containerPort: 8081
      # Opening a large log may take minutes after a kill.
      startupProbe:
        httpGet: {path: /health/live, port: {{ $probed }}}
        periodSeconds: 2
        timeoutSeconds: 5
        failureThreshold: 150
      # It also keeps the drain going, which would end at once where nobody connected for as long: so more often than that.
      # 503 while it drains. It stays 200 when the disk is full, Redis is away or a sink does not work: what cannot be kept is
      # answered 503 by Tailrace, which costs a moment; an ingress without pods might answer what costs an hour.
      readinessProbe:
        httpGet: {path: /health/ready, port: {{ $probed }}}
        periodSeconds: 2
        timeoutSeconds: 5
        failureThreshold: 3
      # Answers while the process does. No restart would mend a disk, Redis or a sink.
      livenessProbe:
        httpGet: {path: /health/live, port: {{ $probed }}}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      resources:
        {{- toYaml .resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: etc
          mountPath: /etc/tailrace
          readOnly: true
        - name: data
          mountPath: /data
        - name: tmp
          mountPath: /tmp
        {{- with $root.Values.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: etc
      projected:
        # 0440
        defaultMode: 288
        sources:
          - configMap:
              name: {{ include "tailrace.fullname" $root }}
          {{- range include "tailrace.secretFiles" $root | fromYamlArray }}
          - secret:
              name: {{ .secret }}
              items:
                - key: {{ .key | quote }}
                  path: {{ .file | quote }}
          {{- end }}
    - name: tmp
      emptyDir:
        sizeLimit: 256Mi
    {{- if .dataSize }}
    - name: data
      emptyDir:
        sizeLimit: {{ .dataSize }}
    {{- else if .claim }}
    - name: data
      persistentVolumeClaim:
        claimName: {{ .claim }}
    {{- end }}
    {{- with $root.Values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .topologySpreadConstraints }}
  topologySpreadConstraints:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
{{- end -}}
