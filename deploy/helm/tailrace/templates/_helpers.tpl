{{/* Names and labels. */}}

{{- define "tailrace.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Room for "-receiver" and a hash behind it. */}}
{{- define "tailrace.fullname" -}}
{{- $name := include "tailrace.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "tailrace.selector" -}}
app.kubernetes.io/name: {{ include "tailrace.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "tailrace.labels" -}}
{{ include "tailrace.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{- define "tailrace.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "tailrace.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* Which component's pods take events. */}}
{{- define "tailrace.receiving" -}}
{{- ternary "receiver" "embedded" (eq .Values.shape "shared") -}}
{{- end -}}

{{- define "tailrace.drainSeconds" -}}
{{- ternary .Values.receiver.drainSeconds .Values.embedded.drainSeconds (eq .Values.shape "shared") -}}
{{- end -}}

{{/* Of (dict "root" $ "tag" "another tag or empty"). */}}
{{- define "tailrace.image" -}}
{{- $image := .root.Values.image -}}
{{- $tag := .tag | default $image.tag | default .root.Chart.AppVersion -}}
{{- if and $image.digest (not .tag) -}}
{{- printf "%s:%s@%s" $image.repository $tag $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $image.repository $tag -}}
{{- end -}}
{{- end -}}
